/**
 * Deletes what a job made, as its journal has it: what others changed or added to is kept and
 * listed. Looks at every node before anything of it is deleted, and deletes a node's media and
 * alias before the node, children before their parents. Knows neither rows nor plans. Not exported;
 * the way in is {@code org.ingestworkbench.JobRollback}.
 */
@NullMarked
package org.ingestworkbench.rollback;

import org.jspecify.annotations.NullMarked;
