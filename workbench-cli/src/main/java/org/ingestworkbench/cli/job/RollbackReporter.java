package org.ingestworkbench.cli.job;

import java.time.Duration;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.islandora.files.JobMessages;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;

/** Says what a rollback deletes, in Islandora Workbench's words. */
record RollbackReporter(ConsoleReporter reporter, boolean dryRun) implements RollbackListener {

  @Override
  public void deleted(EntityRef ref, String address, boolean before) {
    if (before) {
      reporter.log(JobMessages.goneBefore(ref, address));
      return;
    }
    var message = JobMessages.deleted(ref, address, dryRun);
    reporter.log(message);
    if (ref.type() != EntityType.FILE) {
      reporter.out().line((ref.type() == EntityType.NODE ? "" : "+ ") + message);
    }
  }

  @Override
  public void changedBack(EntityRef ref, String address, boolean before) {
    if (before) {
      reporter.log(JobMessages.backBefore(ref, address));
    } else {
      reporter.say(JobMessages.changedBack(ref, address, dryRun));
    }
  }

  @Override
  public void left(Left left) {
    reporter.out().line("Warning: " + left);
    ConsoleReporter.warningOf(left.rowId(), JobMessages.left(left));
  }

  @Override
  public void waiting(Duration time, String reason) {
    reporter.say("Waiting " + time.toSeconds() + " s: " + reason);
  }
}
