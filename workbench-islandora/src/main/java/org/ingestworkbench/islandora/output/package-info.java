/**
 * The one place where a file of ours is opened for writing, and how a file of ours is told from
 * another. Names and paths come from configurations that others may have written, and lie in
 * directories that others may use.
 */
@NullMarked
package org.ingestworkbench.islandora.output;

import org.jspecify.annotations.NullMarked;
