package org.ingestworkbench.store.workflow;

import java.util.List;
import org.ingestworkbench.text.Shown;

/**
 * A piece of work that a human task handed out.
 *
 * @param instance the instance to which it belongs
 * @param task the human task that handed it out
 * @param key unique in its task
 * @param title the text that people see
 * @param groups the groups whose members may claim it
 * @param state its state
 * @param person the person who claimed it; empty while it is not claimed
 * @param note the remark of the person at the end; may be empty
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

  /** This item in another state. */
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
