package org.ingestworkbench.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.WorkItem;

/** What a task sees of its instance. Safe for use by many threads. */
public interface TaskContext {

  /** The instance as it is now. */
  InstanceRecord instance();

  /** The name of the task. */
  String task();

  /** The parameters with which the instance was started, the same in every run. */
  default Map<String, String> parameters() {
    return instance().parameters();
  }

  /** A variable that an earlier task, or an earlier run of this one, has set. */
  default Optional<String> variable(String name) {
    return Optional.ofNullable(instance().variables().get(name));
  }

  /**
   * Sets a variable. The value is durable when this returns.
   *
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   * @throws org.ingestworkbench.store.ClaimException when another service took the instance over
   */
  void set(String variable, String value);

  /** The work items of a human task. */
  List<WorkItem> items(String humanTask);

  /** Whether the task should stop, because it was aborted or the service is being closed. */
  boolean stopping();

  /** The name of the job of this mapping task: workflow, instance and task. */
  default String jobName() {
    return jobName(task());
  }

  /** The name of the job of another mapping task of the instance. */
  default String jobName(String mappingTask) {
    return instance().workflow() + "/" + instance().id() + "/" + mappingTask;
  }
}
