/** The log file, in Islandora Workbench's format. The only package that knows Logback. */
@NullMarked
package org.ingestworkbench.cli.log;

import org.jspecify.annotations.NullMarked;
