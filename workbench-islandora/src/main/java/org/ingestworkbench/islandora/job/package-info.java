/** The jobs and rollbacks of a configuration, with their site and their ID map. */
@NullMarked
package org.ingestworkbench.islandora.job;

import org.jspecify.annotations.NullMarked;
