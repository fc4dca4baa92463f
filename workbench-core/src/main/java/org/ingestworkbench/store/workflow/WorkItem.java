package org.ingestworkbench.store.workflow;

import java.util.List;
import org.ingestworkbench.model.Shown;

/**
 * A piece of work that a human task handed out.
 *
 * @param instance of which instance
 * @param task of which task
 * @param key unique in its task
 * @param title what people are shown
 * @param groups whose members may claim it
 * @param state where it stands
 * @param person who claimed it; empty while no person has
 * @param note what the person said at the end; may be empty
 */
public record WorkItem(
    InstanceId instance,
    String task,
    String key,
    String title,
    List<String> groups,
    ItemState state,
    String person,
    String note) {

  public WorkItem {
    groups = List.copyOf(groups);
  }

  /** The same in another state. */
  public WorkItem moved(ItemState to, String by, String said) {
    return new WorkItem(instance, task, key, title, groups, to, by, said);
  }

  @Override
  public String toString() {
    return Shown.lines(
        "Item "
            + key
            + " of "
            + task
            + " ("
            + title
            + ") "
            + state
            + (person.isEmpty() ? " to " + String.join(", ", groups) : " by " + person)
            + (note.isEmpty() ? "" : ": " + note));
  }
}
