/** Runs or checks the job of a configuration, and tells how it goes. */
@NullMarked
package org.ingestworkbench.cli.create;

import org.jspecify.annotations.NullMarked;
