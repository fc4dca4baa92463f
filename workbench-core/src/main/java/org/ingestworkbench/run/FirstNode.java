package org.ingestworkbench.run;

import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.store.JobRecord;

/** Tells the first node of a job once, as soon as it is known. */
final class FirstNode implements JobListener {

  private final JobListener listener;
  private boolean told;

  FirstNode(JobListener listener) {
    this.listener = listener;
  }

  /** Tells the first node of a job that was there before, once it has started. */
  void tellKnown(JobRecord job) {
    if (job.firstNodeId() != null) {
      tell(EntityRef.node(job.firstNodeId()));
    }
  }

  @Override
  public void stepCompleted(StepCompleted event) {
    var id = event.confirmation().id();
    if (!told && id != null && event.key().kind().makesNode()) {
      tell(EntityRef.node(id));
    }
  }

  private void tell(EntityRef node) {
    told = true;
    listener.firstNode(node);
  }
}
