package org.ingestworkbench.workflow.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;

/** Refuses recoveries that are not possible, and says why. */
final class RecoveryGuard {
  private static final int SHOWN = 5;

  private RecoveryGuard() {}

  static void refuse(InstanceRecord instance, Workflow workflow) {
    refuseHopeless(instance);
    if (!workflow.goesOnWith(instance.definition())) {
      throw refused(
          Reason.DEFINITION_CHANGED,
          instance,
          changed(instance.definition(), workflow.definition()));
    }
    boolean counts = instance.status() != InstanceStatus.LEFT_TO_PEOPLE;
    if (counts && !workflow.allowsRecovery(instance.recoveries())) {
      throw refused(
          Reason.ATTEMPTS_USED_UP,
          instance,
          "it was recovered "
              + instance.recoveries()
              + " times, as often as it may be. Raise"
              + " maxRecoveryAttempts to try again");
    }
  }

  /**
   * Refuses an instance whose status never allows a recovery. One that was left to people needs
   * none to go on.
   */
  static void refuseHopeless(InstanceRecord instance) {
    if (!instance.recoverable() && instance.status() != InstanceStatus.LEFT_TO_PEOPLE) {
      throw refused(Reason.NOT_RECOVERABLE, instance, notRecoverable(instance));
    }
  }

  private static WorkflowRefusedException refused(
      Reason reason, InstanceRecord instance, String why) {
    return new WorkflowRefusedException(
        reason,
        "Instance "
            + instance.id()
            + " of "
            + instance.workflow()
            + " is not recovered: "
            + why
            + ".");
  }

  private static String notRecoverable(InstanceRecord instance) {
    return "it is "
        + instance.status()
        + (instance.recoveryEnabled() ? "" : ", and its workflow has recovery not enabled")
        + (instance.message().isEmpty() ? "" : " (" + instance.message() + ")");
  }

  private static String changed(String then, String now) {
    return "it was started with definition %s, the workflow is now %s. Gone: %s; new: %s. Start a new instance, or recover this one with the old definition"
        .formatted(
            Workflow.fingerprint(then),
            Workflow.fingerprint(now),
            differences(then, now),
            differences(now, then));
  }

  private static String differences(String of, String without) {
    var lines = new ArrayList<>(List.of(of.split("\n", -1)));
    for (var line : without.split("\n", -1)) {
      lines.remove(line);
    }
    return lines.isEmpty()
        ? "nothing (the order differs)"
        : lines.stream()
            .limit(SHOWN)
            .map(line -> "\"" + line.strip() + "\"")
            .collect(Collectors.joining(", "));
  }
}
