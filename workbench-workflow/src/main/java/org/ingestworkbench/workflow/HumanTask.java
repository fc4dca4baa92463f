package org.ingestworkbench.workflow;

import java.util.List;
import java.util.function.Function;

/**
 * Waits for people: hands out work items to groups, and is Completed when each was completed or
 * rejected. The items are kept in the store; no process need be alive meanwhile. On recovery it
 * goes on where it ceased: what people did stays done, what was not handed out is handed out.
 */
public final class HumanTask implements Task {
  private final String name;
  private final String detail;
  private final List<String> groups;
  private final Function<TaskContext, ? extends Iterable<ItemDraft>> items;

  private HumanTask(
      String name,
      String detail,
      List<String> groups,
      Function<TaskContext, ? extends Iterable<ItemDraft>> items) {
    this.name = TaskText.name(name);
    this.detail = TaskText.detail(name, detail);
    this.groups = List.copyOf(groups);
    this.items = items;
    if (groups.isEmpty()
        || groups.stream().anyMatch(group -> group.isBlank() || group.contains("\n"))) {
      throw new IllegalArgumentException(
          "Human task \"" + name + "\" needs the names of groups that may claim its items.");
    }
  }

  /**
   * A task for people.
   *
   * @param groups whose members may claim the items
   * @param items what is to be done; asked again when handing out was interrupted, and then with
   *     the same keys
   */
  public static HumanTask named(
      String name,
      List<String> groups,
      Function<TaskContext, ? extends Iterable<ItemDraft>> items) {
    return named(name, "", groups, items);
  }

  /**
   * The same, with a detail of its definition.
   *
   * @param detail what decides which items there are, in a line: with another one an instance is
   *     not recovered; empty when the name says it all
   */
  public static HumanTask named(
      String name,
      String detail,
      List<String> groups,
      Function<TaskContext, ? extends Iterable<ItemDraft>> items) {
    return new HumanTask(name, detail, groups, items);
  }

  @Override
  public String name() {
    return name;
  }

  /** Whose members may claim its items. */
  public List<String> groups() {
    return groups;
  }

  /** What there is to do in an instance, in the order in which it is handed out. */
  public Iterable<ItemDraft> items(TaskContext context) {
    return items.apply(context);
  }

  @Override
  public String definition() {
    return "human task " + name + ", groups " + groups + TaskText.more(detail);
  }

  @Override
  public String toString() {
    return definition();
  }
}
