package org.ingestworkbench.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.ingestworkbench.islandora.source.JsonLines;
import org.ingestworkbench.source.table.TableRowSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** Lines of JSON, of any bytes. */
@Tag("heavy")
@Timeout(60)
class JsonLinesFuzzTest {

  private static final Scratch SCRATCH = new Scratch();

  @FuzzTest
  void rows(byte[] input) {
    var file = SCRATCH.write("metadata.jsonl", input);
    Scratch.mayRefuse(
        () -> {
          var source = TableRowSource.builder(new JsonLines(file, "|")).build();
          source.columns();
          try (var rows = source.open(problem -> problem.toString())) {
            while (rows.hasNext()) {
              rows.next().toString();
            }
            rows.leftOut();
          }
        });
  }
}
