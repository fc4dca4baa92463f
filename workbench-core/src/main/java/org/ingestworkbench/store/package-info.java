/**
 * What a store implements: the ID map, the journal beside it, the claims of jobs. The contract is
 * in the testkit. May be extended in minor versions by default methods only.
 */
@NullMarked
package org.ingestworkbench.store;

import org.jspecify.annotations.NullMarked;
