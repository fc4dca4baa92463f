/** Rows that are the files of a directory. */
@NullMarked
package org.ingestworkbench.source.directory;

import org.jspecify.annotations.NullMarked;
