/**
 * A repository and a store that keep nothing, and a run of any length into them: what a job itself
 * takes of time and memory.
 */
@NullMarked
package org.ingestworkbench.testkit.load;

import org.jspecify.annotations.NullMarked;
