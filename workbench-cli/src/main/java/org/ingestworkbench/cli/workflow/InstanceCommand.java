package org.ingestworkbench.cli.workflow;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ingestworkbench.cli.console.ConsoleWriter;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.sqlite.SqliteWorkflowStore;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.WorkflowStore;
import picocli.CommandLine.Option;

/** What one does about an instance. */
abstract class InstanceCommand implements Callable<Integer> {
  private final WorkflowCommand workflow;

  @Option(
      names = "--instance",
      paramLabel = "ID",
      description = "Which instance, by the beginning of its ID; the newest otherwise.")
  private String instance = "";

  InstanceCommand(WorkflowCommand workflow) {
    this.workflow = workflow;
  }

  final ConsoleWriter out() {
    return workflow.environment().out();
  }

  final Integer inStore(Function<WorkflowStore, ExitCode> work) {
    var file = workflow.config().store();
    if (!Files.isRegularFile(file)) {
      throw new InputException("No instance was started yet: there is no " + file + ".");
    }
    try (var store = SqliteWorkflowStore.open(file)) {
      return work.apply(store).number();
    }
  }

  final InstanceRecord instance(WorkflowStore store) {
    var name = workflow.config().name();
    var found =
        store.instances().stream()
            .filter(one -> one.workflow().equals(name))
            .filter(one -> one.id().toString().startsWith(instance))
            .toList();
    if (found.isEmpty()) {
      throw new InputException("There is no instance of workflow " + name + beginning() + ".");
    } else if (found.size() > 1 && !instance.isEmpty()) {
      throw new InputException(
          "There are several instances of workflow " + name + beginning() + ": " + ids(found));
    }
    return found.get(0);
  }

  private String beginning() {
    return instance.isEmpty() ? "" : " whose ID begins with " + instance;
  }

  private static String ids(List<InstanceRecord> found) {
    return found.stream()
        .map(InstanceRecord::id)
        .map(InstanceId::toString)
        .collect(Collectors.joining(", "));
  }
}
