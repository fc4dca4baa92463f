/**
 * What an adapter implements: a repository, a store for ID map and journal, a writer of rollback
 * files. The algorithm stands once above them, in the engine; each interface can be implemented in
 * an afternoon and has a contract in the testkit. May be extended in minor versions by default
 * methods only.
 */
@NullMarked
package org.ingestworkbench.spi;

import org.jspecify.annotations.NullMarked;
