/** Islandora Workbench's table of IDs, and the open file that all sessions share. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.sqlite.map;
