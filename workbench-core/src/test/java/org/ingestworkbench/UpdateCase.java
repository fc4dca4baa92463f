package org.ingestworkbench;

import java.util.List;
import java.util.Map;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.ChangeRequest;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.junit.jupiter.api.BeforeEach;

/** A job that changes nodes 1 to 3, of which each has the note "old". */
abstract class UpdateCase extends JobCase {

  @BeforeEach
  final void nodesAreThere() {
    for (int node = 1; node <= 3; node++) {
      foreignNode("Node " + node, null, Map.of("field_note", texts("old")));
    }
    planning(plan -> plan.task(RowTask.UPDATE).idField("node_id").updateMode(mode()));
  }

  ChangeDraft.Mode mode() {
    return ChangeDraft.Mode.REPLACE;
  }

  @Override
  final IngestJobBuilder job(String name, java.nio.file.Path input) {
    return super.job(name, input)
        .source(CsvRowSource.builder(input).idColumn("node_id").task("update").idsRepeat().build());
  }

  static List<Value> texts(String... texts) {
    return List.of(texts).stream().<Value>map(Value.Text::new).toList();
  }

  final Thing node(int id) {
    return repository.memory.nodes().get(id - 1);
  }

  /** What a field of a node holds. */
  final List<String> values(int node, String field) {
    var draft = ((Creation.OfNode) node(node).creation()).node();
    return draft.fields().getOrDefault(field, List.of()).stream()
        .map(value -> value instanceof Value.Text text ? text.text() : value.canonical())
        .toList();
  }

  final List<String> notes(int node) {
    return values(node, "field_note");
  }

  /** Changes a field of a node as an editor of the site does. */
  final void edit(int node, String field, String... values) {
    var draft =
        new ChangeDraft(
            EntityRef.node(String.valueOf(node)),
            "",
            Map.of(field, texts(values)),
            ChangeDraft.Mode.REPLACE,
            false);
    var change =
        repository
            .memory
            .capabilities()
            .ask(Capability.CHANGE, new ChangeRequest(draft, Map.of()))
            .orElseThrow()
            .orElseThrow();
    repository.memory.update(change, () -> {});
  }
}
