/**
 * An {@link org.ingestworkbench.store.IdMapStore} in one SQLite file that Islandora Workbench can
 * go on with: its table {@code csv_id_to_node_id_map} as it is, ours ({@code workbench_*}) beside
 * it. {@link org.ingestworkbench.sqlite.SqliteIdMap} is all there is to know; the schema is drawn
 * in {@code Schema}.
 */
@NullMarked
package org.ingestworkbench.sqlite;

import org.jspecify.annotations.NullMarked;
