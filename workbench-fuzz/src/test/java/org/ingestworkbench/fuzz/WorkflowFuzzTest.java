package org.ingestworkbench.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.ingestworkbench.islandora.workflow.WorkflowConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** A workflow file of any bytes, beside a configuration that it may name. */
@Tag("heavy")
@Timeout(60)
class WorkflowFuzzTest {

  private static final Scratch SCRATCH = new Scratch();
  private static final String JOB =
      "task: create\nhost: http://localhost\nusername: u\npassword: p\ninput_dir: in\n";

  @FuzzTest
  void workflow(byte[] input) {
    SCRATCH.write("job.yml", JOB.getBytes(StandardCharsets.UTF_8));
    var file = SCRATCH.write("workflow.yml", input);
    Scratch.mayRefuse(
        () -> {
          var config = WorkflowConfig.read(file);
          config.toString();
          config.store();
          config.jobs().forEach(Object::toString);
        });
  }
}
