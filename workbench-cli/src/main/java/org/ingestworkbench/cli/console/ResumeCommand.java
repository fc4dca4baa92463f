package org.ingestworkbench.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ingestworkbench.model.RowRange;

/** Says a command as a user would type it. */
public record ResumeCommand(String name, List<String> arguments) {

  private static final List<String> ONCE =
      List.of(
          "--new",
          "--resume",
          "--check",
          "--accept-changes",
          "--failed-only",
          "--adopt",
          "--create-anew",
          "--complete-media");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

  /** The same command with another recovery option, without those that were for once. */
  public ResumeCommand with(String option) {
    var kept = new ArrayList<>(arguments);
    kept.removeAll(ONCE);
    kept.add(option);
    return new ResumeCommand(name, kept);
  }

  /**
   * The same command about another slice of the input than the configuration chooses. An empty
   * option takes a setting away: the configuration may have got a stop row since.
   */
  public ResumeCommand forRows(RowRange rows) {
    var all = new ArrayList<>(arguments);
    set(all, "--csv-start-row", Long.toString(rows.first()));
    set(all, "--csv-stop-row", rows.last() == RowRange.OPEN ? "" : Long.toString(rows.last()));
    return new ResumeCommand(name, all);
  }

  private static void set(List<String> arguments, String option, String value) {
    int place = arguments.indexOf(option);
    if (place < 0) {
      arguments.addAll(List.of(option, value));
    } else {
      arguments.set(place + 1, value);
    }
  }

  /** Another command about the same configuration, with the same settings. */
  public ResumeCommand of(String verb, List<String> more) {
    var all = new ArrayList<>(List.of(verb));
    all.addAll(arguments);
    all.addAll(more);
    return new ResumeCommand(name, all);
  }

  /** The command that deletes what the configuration's job made. */
  public ResumeCommand ofRollback() {
    var config = arguments.get(arguments.indexOf("--config") + 1);
    return new ResumeCommand(name, List.of("rollback", "--config", config));
  }

  /** A command of "workflow" about the same configuration. */
  public ResumeCommand ofWorkflow(String verb, String more) {
    var config = arguments.get(arguments.indexOf("--config") + 1);
    return new ResumeCommand(name, List.of("workflow", verb, "--config", config, more));
  }

  @Override
  public String toString() {
    return name
        + arguments.stream().map(ResumeCommand::quoted).collect(Collectors.joining(" ", " ", ""));
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
