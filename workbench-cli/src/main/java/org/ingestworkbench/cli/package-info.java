/**
 * The {@code workbench} command: options, console, log file, signals, exit codes. The only place
 * that prints, listens to signals and ends the process; everything else it does through the API.
 */
@NullMarked
package org.ingestworkbench.cli;

import org.jspecify.annotations.NullMarked;
