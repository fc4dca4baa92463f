package org.ingestworkbench.cli.job;

import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.RebuildReport;
import org.ingestworkbench.cli.console.ResumeCommand;

/**
 * What is said when a lost map was made again.
 *
 * @param command the command about the configuration, without a verb
 * @param hints the options that say where to look
 * @param rollbacks how many were allowed for
 */
record RebuildSummary(
    RebuildReport report, String host, ResumeCommand command, List<String> hints, int rollbacks) {

  List<String> lines() {
    if (!report.whole()) {
      return List.of(
          "Not at its end: " + report.stopped(), "To go on: " + command.of("rebuild-map", hints));
    }
    return report.found() ? found() : nothing();
  }

  private List<String> nothing() {
    var lines = new ArrayList<String>();
    lines.add("Nothing of job " + report.job() + " was found at " + host + ".");
    if (!report.reason().isEmpty()) {
      lines.add("Of " + report.unresolved() + " rows it could not be told: " + report.reason());
    }
    lines.add(
        "No map was written. Are the job ID, the configuration and the site the job's? "
            + moreRollbacks());
    return lines;
  }

  private String moreRollbacks() {
    return "Was the job rolled back more than " + rollbacks + " times? Then say --rollbacks N.";
  }

  private List<String> found() {
    var lines = new ArrayList<String>();
    lines.add(
        "Rows: "
            + report.complete()
            + " complete, "
            + report.incomplete()
            + " in part, "
            + report.missing()
            + " missing, "
            + report.unresolved()
            + " that nobody can tell of.");
    lines.add(
        "Found: "
            + report.nodes()
            + " nodes, "
            + report.pages()
            + " pages, "
            + report.media()
            + " media, "
            + report.aliases()
            + " URL aliases.");
    if (!report.reason().isEmpty()) {
      lines.add("What cannot be told: " + report.reason());
    }
    if (report.withoutId() > 0) {
      lines.add(
          "Of "
              + report.withoutId()
              + " nodes the site does not tell the ID. The same command looks for them again with a"
              + " rollback CSV or a log of the job (--rollback FILE, --log FILE).");
    }
    if (report.missing() > 0) {
      lines.add(
          "Before you make what is missing: did another program (Islandora Workbench) make some of"
              + " the rows? Then give its rollback CSV or log (--rollback FILE, --log FILE), else"
              + " they are made a second time. "
              + moreRollbacks());
    }
    lines.add("To make what is missing: " + command.with("--resume"));
    lines.add("To delete what is there: " + command.ofRollback());
    return lines;
  }
}
