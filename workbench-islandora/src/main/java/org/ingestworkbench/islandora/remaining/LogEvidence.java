package org.ingestworkbench.islandora.remaining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.output.LogSuffix;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of Islandora Workbench, or of this library, as evidence: runs of other
 * configurations in the same file are passed over, nodes that a later run deleted count as not
 * made. What can be read in several ways counts for nothing. Titles may have quotes round them or
 * not, lines may name file and line number.
 */
final class LogEvidence {

  private static final Pattern LINE =
      Pattern.compile(
          "^\\d\\d-\\p{L}{3}\\.?-\\d\\d \\d\\d:\\d\\d:\\d\\d - [A-Z]+ - (?:[^ ]+ - \\d+ - )?(.*)$",
          Pattern.DOTALL);
  private static final Pattern TASK =
      Pattern.compile("^\"(\\w+)\" task started using config file (.*)\\.$", Pattern.DOTALL);
  private static final Pattern MEDIUM = Pattern.compile("^Media for (.*) (?:created|found)\\.$");
  private static final Pattern DELETED = Pattern.compile("^Node (.*)/node/(\\d+) deleted\\.$");
  private static final Pattern GONE =
      Pattern.compile("^(?:Node )?(.*)/node/(\\d+) (?:not found, it )?was gone already\\.$");
  private static final Pattern CANCELLED =
      Pattern.compile("^Workbench exiting after receiving \"ctrl[- ]c[.\"].*");

  private final WorkbenchConfig config;
  private final IngestEvidence evidence;
  private boolean ours = true;
  private @Nullable String row;
  private int runs;
  private int stops;
  private int before;
  private int unreadable;

  private LogEvidence(WorkbenchConfig config, IngestEvidence evidence) {
    this.config = config;
    this.evidence = evidence;
    this.before = evidence.nodes();
  }

  static void read(Path log, WorkbenchConfig config, IngestEvidence evidence) throws IOException {
    var reading = new LogEvidence(config, evidence);
    // A decoder that replaces: a log may have bytes of a file name that is no UTF-8.
    try (var in = Files.newInputStream(log);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var matcher = LINE.matcher(line);
        if (matcher.matches()) {
          reading.message(matcher.group(1));
        }
      }
    }
    evidence.source(reading.words(log));
    evidence.unreadable(reading.unreadable);
  }

  private String words(Path log) {
    return "the log "
        + log
        + ": "
        + runs
        + " runs of this configuration, "
        + stops
        + " of them stopped by ctrl-c, "
        + (evidence.nodes() - before)
        + " rows with a node"
        + (unreadable == 0
            ? ""
            : "; "
                + unreadable
                + " lines can be read in several ways, maybe because of a title that is meant to"
                + " mislead, and count for nothing");
  }

  private void message(String text) {
    if (text.startsWith("\"")) {
      task(TASK.matcher(text));
    } else if (!deleted(DELETED.matcher(text)) && !deleted(GONE.matcher(text)) && ours) {
      ofRow(text);
    }
  }

  private void task(Matcher task) {
    if (task.matches()) {
      ours = task.group(1).equalsIgnoreCase("create") && ConfigNames.same(task.group(2), config);
      runs += ours ? 1 : 0;
      row = null;
    }
  }

  /** Whether it is such a line, of any host and run. */
  private boolean deleted(Matcher line) {
    boolean matches = line.matches();
    if (matches && line.group(1).equals(config.host())) {
      evidence.deleted(line.group(2));
    }
    return matches;
  }

  private void ofRow(String text) {
    var suffix = LogSuffix.of(text);
    var medium = MEDIUM.matcher(suffix.isEmpty() ? text : LogSuffix.before(text));
    if (medium.matches()) {
      evidence.medium(medium.group(1), suffix.map(LogSuffix::row).orElse(row));
    } else if (CANCELLED.matcher(text).matches()) {
      stops++;
    } else {
      ofNode(NodeLine.of(text, config.host()));
    }
  }

  private void ofNode(NodeLine line) {
    switch (line.kind()) {
      case MADE, THERE -> made(line);
      case SKIPPED -> skipped(line);
      case PAGE -> page(line);
      case UNREADABLE -> unreadable++;
      case NOTHING -> {}
    }
  }

  private void made(NodeLine line) {
    row = line.row();
    evidence.node(line.row(), line.node(), true);
  }

  /** A run that passes over a row goes on with its pages; its media an earlier one told of. */
  private void skipped(NodeLine line) {
    row = line.row();
    if (evidence.node(line.row()) == null) {
      evidence.node(line.row(), line.node(), false);
    }
  }

  private void page(NodeLine line) {
    var book = line.row().isEmpty() ? row : line.row();
    if (book != null) {
      evidence.page(book, line.node(), null);
    }
  }
}
