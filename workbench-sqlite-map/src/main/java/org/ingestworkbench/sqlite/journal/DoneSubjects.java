package org.ingestworkbench.sqlite.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.HexBytes;
import org.ingestworkbench.sqlite.file.IdArray;
import org.ingestworkbench.store.RowRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds what many rows that are done are about, of one job: their nodes, and where a row has made
 * none, what it changed or described. Ids go to SQLite as one JSON array, and the answer comes back
 * as one text: each value for itself would cost more than the search for it. The answer of nodes
 * has an entry for each row that is found, ended by {@code 0x1e}: the place of its id in the array,
 * {@code 0x1f}, and the node's ID; where that is not known, another {@code 0x1f} and the uuid in
 * hexadecimal digits.
 */
final class DoneSubjects {
  private static final String FIND =
      "SELECT group_concat(i.key || char(31) || CASE WHEN s.object IS NULL THEN char(31) ||"
          + " hex(ifnull(s.object_uuid, s.uuid)) ELSE s.object END || char(30), '') FROM"
          + " json_each(?) i CROSS JOIN workbench_row r ON r.job = ? AND r.row_id = i.value AND"
          + " r.outcome IN ("
          + RowTable.DONE
          + ") CROSS JOIN workbench_step s ON s.job = r.job AND s.row_id = r.row_id"
          + " AND s.kind = 'node' AND s.qualifier = '' AND s.state = 'COMPLETE'";

  private static final char END = 0x1e;
  private static final char SEPARATOR = 0x1f;

  private final long job;
  private final RowTable rows;
  private final StepTable steps;

  DoneSubjects(long job, RowTable rows, StepTable steps) {
    this.job = job;
    this.rows = rows;
    this.steps = steps;
  }

  Map<String, EntityRef> of(Db db, Iterable<String> rowIds) throws SQLException {
    var nodes = new HashMap<String, EntityRef>();
    var plain = new ArrayList<String>();
    for (var rowId : rowIds) {
      if (IdArray.takes(rowId)) {
        plain.add(rowId);
      } else {
        one(db, rowId, nodes);
      }
    }
    many(db, plain, nodes);
    plain.removeIf(nodes::containsKey);
    nodes.putAll(steps.subjectsOfDone(db, plain));
    return nodes;
  }

  private void one(Db db, String rowId, Map<String, EntityRef> subjects) throws SQLException {
    if (rows.find(db, rowId).filter(RowRecord::done).isPresent()) {
      StepTable.subject(steps.ofRow(db, rowId)).ifPresent(its -> subjects.put(rowId, its));
    }
  }

  private void many(Db db, List<String> rowIds, Map<String, EntityRef> nodes) throws SQLException {
    var found =
        db.first(FIND, row -> orEmpty(row.getString(1)), IdArray.of(rowIds), job).orElse("");
    int start = 0;
    for (int end = found.indexOf(END); end >= 0; end = found.indexOf(END, start)) {
      int separator = found.indexOf(SEPARATOR, start);
      var rowId = rowIds.get(Integer.parseInt(found, start, separator, 10));
      nodes.put(rowId, node(found.substring(separator + 1, end)));
      start = end + 1;
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static EntityRef node(String found) {
    return found.charAt(0) == SEPARATOR
        ? new EntityRef(
            EntityType.NODE, null, HexBytes.uuid(HexFormat.of().parseHex(found.substring(1))))
        : new EntityRef(EntityType.NODE, found, null);
  }
}
