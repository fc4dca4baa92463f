/**
 * How an input stood when its job was started, and what of it is not so any more: told row by row
 * and exactly, however far the job had come, in memory that does not grow with the rows. Above it
 * stands the job alone; it is not exported.
 */
@NullMarked
package org.ingestworkbench.inputchange;

import org.jspecify.annotations.NullMarked;
