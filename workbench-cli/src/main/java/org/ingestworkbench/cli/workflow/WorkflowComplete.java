package org.ingestworkbench.cli.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.store.workflow.ItemState;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.workflow.service.WorkItems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code workbench workflow complete}. */
@Command(
    name = "complete",
    mixinStandardHelpOptions = true,
    description = "Says that work items are done; without ITEM it lists the open ones.")
final class WorkflowComplete extends InstanceCommand {
  WorkflowComplete(WorkflowCommand workflow) {
    super(workflow);
  }

  @Parameters(paramLabel = "ITEM", arity = "0..*", description = "Items by their key.")
  private List<String> keys = List.of();

  @Option(names = "--person", paramLabel = "NAME", description = "Who did it; you otherwise.")
  private String person = System.getProperty("user.name", "somebody");

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "As whose member; the item's first group otherwise.")
  private @Nullable String group;

  @Option(names = "--reject", description = "The items are refused.")
  private boolean reject;

  @Option(names = "--note", paramLabel = "TEXT", description = "What is to be said of it.")
  private String note = "";

  @Override
  public Integer call() {
    return inStore(
        store -> {
          var items = WorkItems.of(store, instance(store).id());
          if (keys.isEmpty()) {
            items.open().forEach(out()::line);
          }
          var all = keys.isEmpty() ? List.<WorkItem>of() : items.all();
          keys.forEach(key -> out().line(end(items, all, key)));
          return ExitCode.DONE;
        });
  }

  /** Of two tasks with an item of this key, the one that waits. */
  private WorkItem end(WorkItems items, List<WorkItem> all, String key) {
    var item =
        all.stream()
            .filter(found -> found.key().equals(key))
            .min(Comparator.comparing(found -> found.state().closed()))
            .orElseThrow(() -> new InputException("There is no item \"" + key + "\"."));
    if (item.state() == ItemState.HANDED_OUT) {
      var as = Objects.requireNonNullElse(group, item.groups().get(0));
      items.claim(item.task(), key, person, as);
    }
    return reject
        ? items.reject(item.task(), key, person, note)
        : items.complete(item.task(), key, person, note);
  }
}
