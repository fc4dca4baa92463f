/** How the command meets its caller: console, terminal, signals, exit codes. */
@NullMarked
package org.ingestworkbench.cli.console;

import org.jspecify.annotations.NullMarked;
