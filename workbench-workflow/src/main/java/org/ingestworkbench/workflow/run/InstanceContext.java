package org.ingestworkbench.workflow.run;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.ingestworkbench.workflow.TaskContext;

/** What a task sees of its instance. */
record InstanceContext(HeldInstance held, WorkflowStore store, String task, BooleanSupplier stops)
    implements TaskContext {

  @Override
  public InstanceRecord instance() {
    return held.record();
  }

  @Override
  public void set(String variable, String value) {
    held.set(variable, value);
  }

  @Override
  public List<WorkItem> items(String humanTask) {
    return store.items(instance().id()).stream()
        .filter(item -> item.task().equals(humanTask))
        .toList();
  }

  @Override
  public boolean stopping() {
    return stops.getAsBoolean();
  }
}
