package org.ingestworkbench.rebuild;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.repository.Confirmation;

/**
 * Judges a node that was noted for a row of a job whose map is lost, and that the job has not made:
 * another program has, or the note is wrong.
 */
final class NotedNode {

  /** That of name-based uuids, which this program gives to what it makes. */
  private static final int NAME_BASED = 5;

  private NotedNode() {}

  /** The node as the row's own, when it is called and typed like that and no job made it. */
  static Optional<ObjectSearchResult.There> taken(Step step, ObjectSearchResult.Noted noted) {
    var draft = step.item() == null ? null : step.item().node();
    var view = noted.view();
    return view != null
            && draft != null
            && isOthers(view.uuid())
            && view.title().equals(draft.title())
            && view.bundle().equals(draft.bundle())
        ? Optional.of(
            new ObjectSearchResult.There(
                0, new Confirmation(view.id(), view.uuid(), view.changed(), List.of(), null)))
        : Optional.empty();
  }

  /** Whether another program made what has the uuid. */
  static boolean isOthers(UUID uuid) {
    return uuid.version() != NAME_BASED;
  }

  /** Why it cannot be told whether the row has a node. */
  static String why(ObjectSearchResult.Noted noted) {
    var view = noted.view();
    var facts =
        view == null
            ? "cannot be looked at"
            : "is there (" + view.bundle() + " \"" + view.title() + "\")";
    return "Node "
        + noted.node()
        + " is noted for the row, "
        + facts
        + ", and is not known as the job's: perhaps another program made it. If it is not the"
        + " row's, take it out of the file that was given, and make the map again.";
  }
}
