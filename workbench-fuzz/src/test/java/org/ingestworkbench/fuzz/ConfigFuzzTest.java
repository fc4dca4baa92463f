package org.ingestworkbench.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import org.ingestworkbench.islandora.config.SignIn;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** A configuration of any bytes. */
@Tag("heavy")
@Timeout(60)
class ConfigFuzzTest {

  private static final Scratch SCRATCH = new Scratch();

  @FuzzTest
  void configuration(byte[] input) {
    var file = SCRATCH.write("create.yml", input);
    Scratch.mayRefuse(
        () -> {
          var config = WorkbenchConfig.read(file);
          config.print();
          config.remarks().forEach(Object::toString);
          config.idMapFile();
          config.inputCsv();
          Scratch.mayRefuse(() -> SignIn.of(config, Map.of(), null));
        });
  }
}
