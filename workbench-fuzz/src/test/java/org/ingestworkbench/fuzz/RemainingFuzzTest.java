package org.ingestworkbench.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.remaining.RemainingRows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** A log and, after a line of two dashes, a rollback CSV, both of any bytes, as evidence. */
@Tag("heavy")
@Timeout(60)
class RemainingFuzzTest {

  private static final Scratch SCRATCH = new Scratch();
  private static final String ROWS = "id,title,file\n1,One,1.txt\n2,Two,\n03,Three,3.txt\nx,X,\n";

  @FuzzTest
  void remaining(byte[] input) {
    var halves = Scratch.halves(input);
    var log = SCRATCH.write("workbench.log", halves[0]);
    var list = SCRATCH.write("rollback.csv", halves[1]);
    var config = config();
    Scratch.mayRefuse(
        () -> {
          var rows = RemainingRows.of(config).log(log);
          write(halves[1].length == 0 ? rows : rows.rollback(list));
        });
  }

  private static void write(RemainingRows rows) {
    SCRATCH.remove("rest.csv");
    rows.writeTo(SCRATCH.path("rest.csv")).toString();
  }

  private static WorkbenchConfig config() {
    SCRATCH.write("metadata.csv", ROWS.getBytes(StandardCharsets.UTF_8));
    var text =
        "task: create\nhost: http://h\nusername: u\npassword: p\nconcurrency: 1\ninput_dir: "
            + SCRATCH.path("").toString()
            + "\nallow_missing_files: true\n";
    return WorkbenchConfig.read(SCRATCH.write("job.yml", text.getBytes(StandardCharsets.UTF_8)));
  }
}
