/** The commands about workflows. */
@NullMarked
package org.ingestworkbench.cli.workflow;

import org.jspecify.annotations.NullMarked;
