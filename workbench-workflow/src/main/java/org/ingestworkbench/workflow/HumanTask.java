package org.ingestworkbench.workflow;

import java.util.List;
import java.util.function.Function;

/**
 * Waits for people: hands out work items to groups, and is Completed when each item was completed
 * or rejected. The store keeps the items; no process needs to be alive meanwhile. A recovery goes
 * on where the task ceased: the work that people did stays done, and the items that were not handed
 * out are handed out.
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
   * @param groups the groups whose members may claim the items
   * @param items lists the work; called again when handing out was interrupted, and must then give
   *     the same keys
   */
  public static HumanTask named(
      String name,
      List<String> groups,
      Function<TaskContext, ? extends Iterable<ItemDraft>> items) {
    return named(name, "", groups, items);
  }

  /**
   * A task for people, with a detail of its definition.
   *
   * @param detail one line with everything else that decides which items there are; an instance is
   *     not recovered with another detail; empty when the name is enough
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

  /** The groups whose members may claim its items. */
  public List<String> groups() {
    return groups;
  }

  /** The work of an instance, in the order in which it is handed out. */
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
