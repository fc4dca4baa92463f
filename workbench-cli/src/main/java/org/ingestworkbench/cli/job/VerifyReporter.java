package org.ingestworkbench.cli.job;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.cli.console.ConsoleWriter;
import org.ingestworkbench.cli.console.JsonText;
import org.ingestworkbench.verify.Difference;
import org.ingestworkbench.verify.VerifyListener;
import org.ingestworkbench.verify.VerifyReport;

/** Says what a verification finds, for people or as JSON lines whose names the manual has. */
record VerifyReporter(ConsoleReporter reporter, ConsoleWriter out, boolean json)
    implements VerifyListener {

  @Override
  public void differs(Difference difference) {
    if (json) {
      out.line(line(difference));
    } else {
      reporter.warn(word(difference) + ": " + difference);
    }
  }

  private static String word(Difference difference) {
    var name = difference.what().name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  @Override
  public void waiting(Duration time, String reason) {
    if (!json) {
      reporter.say("Waiting " + time.toSeconds() + " s: " + reason);
    }
  }

  void end(VerifyReport report) {
    if (json) {
      out.line(line(report));
    } else {
      reporter.say(report.toString());
    }
  }

  private static String line(Difference difference) {
    var ref = difference.ref();
    return "{\"what\":"
        + JsonText.of(difference.what().name())
        + ",\"type\":"
        + JsonText.of(ref.type().name())
        + ",\"id\":"
        + JsonText.of(ref.id())
        + ",\"uuid\":"
        + JsonText.of(String.valueOf(ref.uuid()))
        + ",\"address\":"
        + JsonText.of(difference.address())
        + ",\"row\":"
        + JsonText.of(difference.rowId())
        + ",\"reason\":"
        + JsonText.of(difference.reason())
        + "}";
  }

  private static String line(VerifyReport report) {
    return "{\"job\":"
        + JsonText.of(report.job().id().toString())
        + ",\"unchanged\":"
        + counts(report.unchanged())
        + ",\"different\":"
        + counts(report.counts())
        + ",\"rowsDone\":"
        + report.job().rowsDone()
        + ",\"rowsNotDone\":"
        + report.job().rowsNotDone()
        + ",\"stopped\":"
        + JsonText.of(report.stopped())
        + "}";
  }

  private static String counts(Map<? extends Enum<?>, Long> counts) {
    return counts.entrySet().stream()
        .map(one -> JsonText.of(one.getKey().name()) + ":" + one.getValue())
        .sorted()
        .collect(Collectors.joining(",", "{", "}"));
  }
}
