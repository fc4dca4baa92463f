/** Workflows as files list them. */
@NullMarked
package org.ingestworkbench.islandora.workflow;

import org.jspecify.annotations.NullMarked;
