/**
 * Makes the map of a lost job again: asks the repository for what the job made, and writes it down
 * as a run would have. Not exported.
 */
@NullMarked
package org.ingestworkbench.rebuild;

import org.jspecify.annotations.NullMarked;
