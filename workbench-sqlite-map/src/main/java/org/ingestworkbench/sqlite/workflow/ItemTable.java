package org.ingestworkbench.sqlite.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.ItemState;
import org.ingestworkbench.store.workflow.WorkItem;

/** The work items in {@code workbench_item}. */
public final class ItemTable {
  private static final String SELECT =
      "SELECT task, key, title, groups, state, person, note FROM workbench_item"
          + " WHERE instance = ? ";

  private ItemTable() {}

  static void add(Db db, WorkItem item) throws SQLException {
    db.update(
        "INSERT INTO workbench_item (instance, task, key, title, groups, state, person, note)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        InstanceTable.number(db, item.instance()),
        item.task(),
        item.key(),
        item.title(),
        String.join("\n", item.groups()),
        item.state().name(),
        item.person(),
        item.note());
  }

  /** Title and groups of an item never change. */
  public static boolean change(Db db, WorkItem from, WorkItem to) throws SQLException {
    return db.update(
            "UPDATE workbench_item SET state = ?, person = ?, note = ? WHERE instance = ?"
                + " AND task = ? AND key = ? AND state = ? AND person = ? AND note = ?",
            to.state().name(),
            to.person(),
            to.note(),
            InstanceTable.number(db, from.instance()),
            from.task(),
            from.key(),
            from.state().name(),
            from.person(),
            from.note())
        == 1;
  }

  public static Optional<WorkItem> find(Db db, InstanceId id, String task, String key)
      throws SQLException {
    return db.first(
        SELECT + "AND task = ? AND key = ?",
        row -> item(row, id),
        InstanceTable.number(db, id),
        task,
        key);
  }

  public static List<WorkItem> of(Db db, InstanceId id) throws SQLException {
    return db.all(SELECT + "ORDER BY item", row -> item(row, id), InstanceTable.number(db, id));
  }

  private static WorkItem item(ResultSet row, InstanceId id) throws SQLException {
    return new WorkItem(
        id,
        String.valueOf(row.getString(1)),
        String.valueOf(row.getString(2)),
        String.valueOf(row.getString(3)),
        String.valueOf(row.getString(4)).lines().toList(),
        ItemState.valueOf(String.valueOf(row.getString(5))),
        String.valueOf(row.getString(6)),
        String.valueOf(row.getString(7)));
  }
}
