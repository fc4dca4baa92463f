/** The tables that say what becomes of an instance when something happens to it. */
@NullMarked
package org.ingestworkbench.workflow.transition;

import org.jspecify.annotations.NullMarked;
