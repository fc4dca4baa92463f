package org.ingestworkbench.islandora;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of Islandora Workbench, or of this library, as evidence: runs of other
 * configurations in the same file are passed over, nodes that a later run deleted count as not
 * made. Titles may have quotes round them or not, lines may name file and line number.
 */
final class LogEvidence {

  private static final Pattern LINE =
      Pattern.compile(
          "^\\d\\d-\\p{L}{3}\\.?-\\d\\d \\d\\d:\\d\\d:\\d\\d - [A-Z]+ - (?:[^ ]+ - \\d+ - )?(.*)$");
  private static final Pattern TASK =
      Pattern.compile("^\"(\\w+)\" task started using config file (.*)\\.$");
  private static final Pattern NODE =
      Pattern.compile(
          "^Node for .* \\(record (.*)\\) (?:created|found) at (.*)/node/(\\d+)(?:"
              + " \\(\\d+%\\))?\\.$");
  private static final Pattern SKIPPED =
      Pattern.compile(
          "^Item in row (.*) has already been ingested at \\((.*)/node/(\\d+)\\), skipping it\\.$");
  private static final Pattern THERE =
      Pattern.compile(
          "^Item in row (.*) appears to already be in Drupal \\((.*)/node/(\\d+)\\), skipping"
              + " it\\.$");
  private static final Pattern MEDIUM = Pattern.compile("^Media for (.*) (?:created|found)\\.$");
  private static final Pattern CHILD =
      Pattern.compile(
          "^Node for child .* (?:created|found) at .*/node/(\\d+)(?: \\(\\d+%\\))?\\.$");
  private static final Pattern CHILD_SKIPPED =
      Pattern.compile(
          "^Page/child file .* has already been ingested at .*/node/(\\d+)\\)?,"
              + " skipping it\\.$");
  private static final Pattern DELETED = Pattern.compile("^Node (.*)/node/(\\d+) deleted\\.$");
  private static final Pattern GONE = Pattern.compile("^(.*)/node/(\\d+) was gone already\\.$");
  private static final Pattern CANCELLED =
      Pattern.compile("^Workbench exiting after receiving \"ctrl[- ]c[.\"].*");

  private final WorkbenchConfig config;
  private final Evidence evidence;
  private boolean ours = true;
  private @Nullable String row;
  private int runs;
  private int stops;
  private int before;

  private LogEvidence(WorkbenchConfig config, Evidence evidence) {
    this.config = config;
    this.evidence = evidence;
    this.before = evidence.nodes();
  }

  static void read(Path log, WorkbenchConfig config, Evidence evidence) throws IOException {
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
        + " rows with a node";
  }

  private void message(String text) {
    if (text.startsWith("\"")) {
      task(TASK.matcher(text));
    } else if (text.startsWith("Node ")) {
      ofNode(text);
    } else if (!deleted(GONE.matcher(text)) && ours) {
      ofRow(text);
    }
  }

  private void task(Matcher task) {
    if (task.matches()) {
      ours = task.group(1).equalsIgnoreCase("create") && Names.same(task.group(2), config);
      runs += ours ? 1 : 0;
      row = null;
    }
  }

  private void ofNode(String text) {
    if (!deleted(DELETED.matcher(text)) && ours && !made(NODE.matcher(text))) {
      page(CHILD.matcher(text));
    }
  }

  /** Whether it is such a line, of whatever host and run. */
  private boolean deleted(Matcher line) {
    boolean matches = line.matches();
    if (matches && line.group(1).equals(config.host())) {
      evidence.deleted(line.group(2));
    }
    return matches;
  }

  private void ofRow(String text) {
    var medium = MEDIUM.matcher(text);
    if (medium.matches()) {
      evidence.medium(medium.group(1), row);
    } else if (CANCELLED.matcher(text).matches()) {
      stops++;
    } else if (text.startsWith("Item in row ")) {
      skipped(SKIPPED.matcher(text));
      made(THERE.matcher(text));
    } else {
      page(CHILD_SKIPPED.matcher(text));
    }
  }

  /** A run that passes over a row goes on with its pages; its media an earlier one told of. */
  private void skipped(Matcher line) {
    if (line.matches() && line.group(2).equals(config.host())) {
      row = line.group(1);
      if (evidence.node(row) == null) {
        evidence.node(row, line.group(3), false);
      }
    }
  }

  /** Whether it is such a line, of whatever host. */
  private boolean made(Matcher line) {
    boolean matches = line.matches();
    if (matches && line.group(2).equals(config.host())) {
      row = line.group(1);
      evidence.node(row, line.group(3), true);
    }
    return matches;
  }

  private void page(Matcher line) {
    if (row != null && line.matches()) {
      evidence.page(row, line.group(1), null);
    }
  }
}
