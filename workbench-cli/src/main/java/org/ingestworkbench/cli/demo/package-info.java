/** The demo, the rehearsal of the launcher, and the stand-in as a command. */
@NullMarked
package org.ingestworkbench.cli.demo;

import org.jspecify.annotations.NullMarked;
