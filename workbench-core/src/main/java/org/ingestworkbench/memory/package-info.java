/**
 * A repository and a store that live in memory, for tests, trials and the first five minutes:
 * strict where the real ones are strict, printable, and passing the same contracts.
 */
@NullMarked
package org.ingestworkbench.memory;

import org.jspecify.annotations.NullMarked;
