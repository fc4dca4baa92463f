package org.ingestworkbench.store.workflow;

import java.time.Instant;
import java.util.Map;

/**
 * What an instance was started with. It never changes.
 *
 * @param id the id of the instance
 * @param workflow the name of its workflow
 * @param definition the workflow's definition at the start
 * @param recoveryEnabled whether the instance may be recovered at all
 * @param started the time of the start
 * @param parameters values for the tasks, the same in every run
 */
public record InstanceStart(
    InstanceId id,
    String workflow,
    String definition,
    boolean recoveryEnabled,
    Instant started,
    Map<String, String> parameters) {

  public InstanceStart {
    parameters = Map.copyOf(parameters);
  }
}
