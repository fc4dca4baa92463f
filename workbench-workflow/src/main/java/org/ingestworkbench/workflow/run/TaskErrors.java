package org.ingestworkbench.workflow.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.ingestworkbench.RecoveryDoubtException;
import org.ingestworkbench.UnfinishedJobException;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.workflow.TaskException;
import org.ingestworkbench.workflow.transition.InstanceEvent;

/** Tells recoverable errors from others. */
final class TaskErrors {

  private TaskErrors() {}

  static InstanceEvent event(Throwable fault) {
    return recoverable(fault)
        ? InstanceEvent.RECOVERABLE_ERROR
        : InstanceEvent.NONRECOVERABLE_ERROR;
  }

  private static boolean recoverable(Throwable fault) {
    if (fault instanceof TaskException told) {
      return told.recoverable();
    } else if (fault instanceof RepositoryException refusal) {
      return refusal.remedy() != RepositoryException.Remedy.CHANGE_DEFINITION;
    } else if (fault instanceof WorkbenchException) {
      return !ofDefinition(fault);
    }
    return fault instanceof IOException
        || fault instanceof InterruptedException
        || fault instanceof UncheckedIOException
        || fault instanceof VirtualMachineError;
  }

  private static boolean ofDefinition(Throwable fault) {
    return fault instanceof InputException
        || fault instanceof UnfinishedJobException
        || fault instanceof RecoveryDoubtException;
  }

  static String words(Throwable fault) {
    var message = fault.getMessage();
    return message == null || message.isBlank() ? fault.getClass().getSimpleName() : message;
  }
}
