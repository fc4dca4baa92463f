/**
 * Islandora Workbench's configuration as API, and the wiring of a job from it.
 *
 * <p>{@link org.ingestworkbench.islandora.WorkbenchConfig} reads the YAML files that Islandora
 * Workbench reads, strictly: what it does not know or cannot honour is said before anything is
 * written. {@link org.ingestworkbench.islandora.WorkbenchJob} makes a job of one: the CSV file, the
 * site, the ID map and the settings of planning, each from its keys.
 */
package org.ingestworkbench.islandora;
