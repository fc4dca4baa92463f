/** The commands about jobs that ran already, and rollback configurations. */
@NullMarked
package org.ingestworkbench.cli.job;

import org.jspecify.annotations.NullMarked;
