package org.ingestworkbench;

import java.util.List;
import java.util.stream.Collectors;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.repository.StrayNode;
import org.ingestworkbench.text.Shown;

/**
 * Another program's job is to be gone on with, and after the last node that it wrote into the ID
 * map there are nodes that it seems to have made for rows that are not there: they would be made
 * once more. Nothing was written. {@link Recovery#adopting Adopt} them, or make the rows {@link
 * Recovery#creatingAnew anew}.
 */
public final class StrayNodesException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  private final String facts;
  private final transient List<StrayNode> strays;

  StrayNodesException(List<StrayNode> strays) {
    super(
        words(strays) + "\n" + Advice.ADOPT_OR_CREATE_ANEW.words() + ".",
        Advice.ADOPT_OR_CREATE_ANEW,
        null);
    this.facts = words(strays);
    this.strays = List.copyOf(strays);
  }

  private static String words(List<StrayNode> strays) {
    return strays.stream()
        .map(stray -> Shown.line(stray.toString()))
        .collect(
            Collectors.joining(
                "\n  ",
                "After the last node in the ID map there are nodes with the titles of rows that"
                    + " are not in it; nothing was written:\n  ",
                ""));
  }

  /** Which nodes there are: the message without the way on, for programs that have another one. */
  public String facts() {
    return facts;
  }

  /** The nodes with their rows; at most a few dozen are looked at. */
  public List<StrayNode> strays() {
    return strays;
  }
}
