/** Runs the tasks of one instance that this process holds, on a thread of its own. */
@NullMarked
package org.ingestworkbench.workflow.run;

import org.jspecify.annotations.NullMarked;
