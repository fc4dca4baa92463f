package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.ChangeDraft.Mode;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.ChangeRequest;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.source.RowSource;

/**
 * Updates, edits by others, rollbacks, kills and resumes in any order come to what a simple model
 * comes to. A failing sample is told with its seed.
 */
class UpdateHistoriesTest {

  private static final int NODES = 3;
  private static final List<String> FIELDS = List.of("field_a", "field_b");

  /** What happens next. */
  private enum What {
    START,
    RESUME,
    EDIT,
    ROLL_BACK
  }

  /** A cell of a job, or what another person writes. */
  private record Cell(int node, String field, List<String> values) {}

  /**
   * One step of a history.
   *
   * @param kill before or after which request that writes the process dies; 0 for none
   */
  private record Act(What what, Mode mode, List<Cell> cells, int kill, boolean after) {}

  @Provide
  Arbitrary<List<Act>> histories() {
    var values = Arbitraries.of("x", "y", "z").list().uniqueElements().ofMinSize(1).ofMaxSize(2);
    var cell =
        Combinators.combine(
                Arbitraries.integers().between(1, NODES), Arbitraries.of(FIELDS), values)
            .as(Cell::new);
    return Combinators.combine(
            Arbitraries.of(What.values()),
            Arbitraries.of(Mode.values()),
            cell.list().ofMinSize(1).ofMaxSize(5),
            Arbitraries.integers().between(0, 4),
            Arbitraries.of(true, false))
        .as(Act::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(9);
  }

  @Property(tries = 500)
  void everyHistoryComesToWhatTheModelComesTo(@ForAll("histories") List<Act> history) {
    var world = new World();
    var model = new Model();
    for (int i = 0; i < history.size(); i++) {
      var act = history.get(i);
      switch (act.what()) {
        case START -> {
          world.start("job " + i, act);
          model.start(act);
        }
        case RESUME -> {
          world.resume(act);
          model.resume(act);
        }
        case EDIT -> {
          world.edit(act.cells().get(0));
          model.edit(act.cells().get(0));
        }
        case ROLL_BACK -> {
          world.rollBack(act);
          model.rollBack();
        }
      }
      assertThat(world.fields()).as("after %s of %s", i, history).isEqualTo(model.fields);
    }
  }

  /** One row for each cell; of a deletion one for each node, of the first cell's field. */
  private static List<Cell> rows(Act act) {
    var rows = new LinkedHashMap<String, Cell>();
    for (var cell : act.cells()) {
      if (act.mode() != Mode.DELETE) {
        rows.putIfAbsent(cell.node() + " " + cell.field(), cell);
      } else if (cell.field().equals(act.cells().get(0).field())) {
        rows.putIfAbsent(String.valueOf(cell.node()), cell);
      }
    }
    return List.copyOf(rows.values());
  }

  /** What is true of the site, without journal, requests or threads. */
  private static final class Model {
    final Map<String, List<String>> fields = new TreeMap<>();
    private List<Rows> rows = List.of();
    private Mode mode = Mode.REPLACE;

    /** A row of the newest job. */
    private static final class Rows {
      final Cell cell;
      boolean done;
      List<String> before;
      List<String> after;

      Rows(Cell cell) {
        this.cell = cell;
      }
    }

    void start(Act act) {
      mode = act.mode();
      rows = rows(act).stream().map(Rows::new).toList();
      resume(act);
    }

    void resume(Act act) {
      int requests = 0;
      for (var row : rows) {
        var key = row.cell.node() + " " + row.cell.field();
        var now = fields.getOrDefault(key, List.of());
        if (row.done) {
          continue;
        } else if (row.after != null && now.equals(row.after)) {
          row.done = true;
          continue;
        } else if (row.after != null && !now.equals(row.before)) {
          continue; // others changed it: it is left alone
        }
        row.before = now;
        row.after = changed(now, row.cell.values());
        if (!row.after.equals(now)) {
          requests++;
          if (requests == act.kill() && !act.after()) {
            return;
          }
          put(key, row.after);
          if (requests == act.kill()) {
            return;
          }
        }
        row.done = true;
      }
    }

    private List<String> changed(List<String> now, List<String> values) {
      var all = new ArrayList<>(mode == Mode.APPEND ? now : List.<String>of());
      if (mode != Mode.DELETE) {
        values.stream().filter(value -> !all.contains(value)).forEach(all::add);
      }
      return all;
    }

    void edit(Cell cell) {
      put(cell.node() + " " + cell.field(), cell.values());
    }

    void rollBack() {
      for (var row : rows) {
        var key = row.cell.node() + " " + row.cell.field();
        var now = fields.getOrDefault(key, List.of());
        if (row.after == null) {
          continue;
        } else if (row.before.equals(row.after) || now.equals(row.before)) {
          rolledBack(row);
        } else if (now.equals(row.after)) {
          put(key, row.before);
          rolledBack(row);
        }
      }
    }

    private static void rolledBack(Rows row) {
      row.done = false;
      row.before = null;
      row.after = null;
    }

    private void put(String key, List<String> values) {
      if (values.isEmpty()) {
        fields.remove(key);
      } else {
        fields.put(key, List.copyOf(values));
      }
    }
  }

  /** The engine, with a site and a store in memory. */
  private static final class World {
    private final WatchedRepository repository = new WatchedRepository();
    private final InMemoryIdMap map = new InMemoryIdMap();
    private String name = "";
    private PlanSettings plan = PlanSettings.builder().build();
    private List<Row> rows = List.of();
    private Clock clock = Clock.systemUTC();

    World() {
      for (int node = 1; node <= NODES; node++) {
        var draft = new NodeDraft("islandora_object", "Node " + node, Map.of());
        repository.memory.create(new Creation.OfNode(new UUID(1, node), draft, null, Map.of()));
      }
    }

    void start(String job, Act act) {
      name = job;
      plan =
          PlanSettings.builder()
              .task(RowTask.UPDATE)
              .idField("node_id")
              .updateMode(act.mode())
              .build();
      var made = new ArrayList<Row>();
      for (var cell : rows(act)) {
        var cells =
            Map.of(
                "node_id",
                String.valueOf(cell.node()),
                cell.field(),
                String.join("|", cell.values()));
        made.add(new Row(made.size() + 2L, cell.node() + " " + cell.field(), cells));
      }
      rows = made;
      run(Recovery.NONE, act);
    }

    void resume(Act act) {
      if (!rows.isEmpty()) {
        run(Recovery.resume(), act);
      }
    }

    private void run(Recovery recovery, Act act) {
      dieAt(act);
      IngestJob.named(name)
          .source(RowSource.of(name, rows))
          .repository(repository)
          .catalog(repository.memory)
          .idMap(map)
          .plan(plan)
          .recovery(recovery)
          .concurrency(1)
          .retries(0, Duration.ZERO)
          .clock(later())
          .build()
          .run();
      live();
    }

    void rollBack(Act act) {
      if (!rows.isEmpty()) {
        dieAt(act);
        rollBack();
        live();
        rollBack();
      }
    }

    private void rollBack() {
      JobRollback.named(name).repository(repository).idMap(map).clock(later()).build().run();
    }

    /** What was under way when the process died is surely over: it is no question who did it. */
    private Clock later() {
      clock = Clock.offset(clock, Duration.ofHours(1));
      return clock;
    }

    private void dieAt(Act act) {
      var requests = new int[1];
      repository.beforeUpdate =
          change -> {
            requests[0]++;
            if (requests[0] == act.kill() && !act.after()) {
              throw new IllegalStateException("dies");
            }
          };
      repository.afterUpdate =
          change -> {
            if (requests[0] == act.kill()) {
              throw new IllegalStateException("dies");
            }
          };
    }

    private void live() {
      repository.beforeUpdate = change -> {};
      repository.afterUpdate = change -> {};
    }

    void edit(Cell cell) {
      var values = cell.values().stream().<Value>map(Value.Text::new).toList();
      var node = EntityRef.node(String.valueOf(cell.node()));
      var draft = new ChangeDraft(node, "", Map.of(cell.field(), values), Mode.REPLACE, false);
      var request = new ChangeRequest(draft, Map.of());
      var memory = repository.memory;
      memory.update(
          memory.capabilities().ask(Capability.CHANGE, request).orElseThrow().orElseThrow(),
          () -> {});
    }

    Map<String, List<String>> fields() {
      var fields = new TreeMap<String, List<String>>();
      for (var node : repository.memory.nodes()) {
        ((Creation.OfNode) node.creation())
            .node()
            .fields()
            .forEach(
                (field, values) ->
                    fields.put(
                        node.id() + " " + field,
                        values.stream().map(value -> ((Value.Text) value).text()).toList()));
      }
      return fields;
    }
  }
}
