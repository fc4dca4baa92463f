/**
 * What every part of planning needs of a row: its columns, its problems, and small things done to
 * texts.
 */
@NullMarked
package org.ingestworkbench.plan.row;

import org.jspecify.annotations.NullMarked;
