package org.ingestworkbench.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Clock;
import java.util.Map;
import org.ingestworkbench.islandora.job.RollbackConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** A rollback configuration and, after a line of two dashes, its list of nodes: rollback.csv. */
@Tag("heavy")
@Timeout(60)
class RollbackFuzzTest {

  private static final Scratch SCRATCH = new Scratch();

  @FuzzTest
  void rollback(byte[] input) {
    var halves = Scratch.halves(input);
    var file = SCRATCH.write("rollback.yml", halves[0]);
    SCRATCH.write("rollback.csv", halves[1]);
    Scratch.mayRefuse(() -> RollbackConfig.read(file).ifPresent(RollbackFuzzTest::use));
  }

  private static void use(RollbackConfig config) {
    config.toString();
    config.named();
    config.connect(Map.of(), null, warning -> {}, Clock.systemUTC()).close();
  }
}
