package org.ingestworkbench.cli.job;

import java.time.Duration;
import java.util.Locale;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;

/** Says what a rollback deletes, in Islandora Workbench's words. */
record RollbackReporter(ConsoleReporter reporter, boolean dryRun) implements RollbackListener {

  @Override
  public void deleted(EntityRef ref, String address, boolean before) {
    if (before) {
      reporter.log(address + " was gone already.");
    } else if (ref.type() == EntityType.FILE) {
      reporter.log(said(ref, address));
    } else {
      reporter.say((ref.type() == EntityType.NODE ? "" : "+ ") + said(ref, address));
    }
  }

  private String said(EntityRef ref, String address) {
    var type = ref.type().name();
    var what = type.charAt(0) + type.substring(1).toLowerCase(Locale.ROOT);
    return what + " " + address + (dryRun ? " would be deleted." : " deleted.");
  }

  @Override
  public void left(Left left) {
    reporter.warn("Warning: " + left);
  }

  @Override
  public void waiting(Duration time, String reason) {
    reporter.say("Waiting " + time.toSeconds() + " s: " + reason);
  }
}
