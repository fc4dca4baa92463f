/** Islandora Workbench's configuration files: their settings, and what is wrong with them. */
@NullMarked
package org.ingestworkbench.islandora.config;

import org.jspecify.annotations.NullMarked;
