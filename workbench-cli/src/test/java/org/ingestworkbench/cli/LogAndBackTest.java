package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.cli.console.ConsoleWriter;
import org.ingestworkbench.cli.log.LogFile;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.csv.CsvLine;
import org.ingestworkbench.islandora.files.WorkbenchLog;
import org.ingestworkbench.islandora.output.LogSuffix;
import org.ingestworkbench.islandora.remaining.RemainingRows;
import org.ingestworkbench.listener.JobListener.RowEnded;
import org.ingestworkbench.listener.JobListener.StepCompleted;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log tells of rows is read as it was, whatever stands in ids and titles. */
class LogAndBackTest {

  private static final String HOST = "http://h";

  private static final List<String> PIECES =
      List.of(
          "victim",
          "1",
          " (record victim",
          " (record ",
          ")",
          "\"",
          "\\",
          "\\u005d",
          "u0022",
          "\u2028",
          " created at http://h/node/9.",
          ") created at http://h/node/9",
          " found at ",
          " not created, ",
          "Node for child \"",
          "Item in row victim has already been ingested at (http://h/node/9), skipping it.",
          " is not complete: ",
          " [row=\"victim\" node=\"9\"]",
          " [row=\"",
          "\" node=\"9\"]",
          "\ud83d\udcda",
          "\u00e4");

  @TempDir Path directory;

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = 0; i <= random.nextInt(5); i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** As the source gives it. */
  private static String id(Random random) {
    return text(random).replaceAll("[\\s\u2028]+", " ").strip();
  }

  private static Item item(String id, String title) {
    var node = new NodeDraft("islandora_object", title, Map.of());
    return new Item(ItemKey.row(id), 2, node, null, List.of(), new Parent.None(), Item.Pages.NONE);
  }

  private void log(WorkbenchLog log, String id, int node, Random random) {
    var ref = EntityRef.node("" + node, UUID.randomUUID());
    var address = HOST + "/node/" + node;
    if (random.nextInt(4) > 0) {
      var confirmation = Confirmation.of("" + node, UUID.randomUUID());
      log.stepCompleted(
          new StepCompleted(
              item(id, text(random)),
              StepKey.node(id),
              confirmation,
              random.nextBoolean(),
              address,
              address));
    } else {
      log.rowEnded(new RowEnded(id, 2, text(random), new Outcome.Skipped(ref), address, 1));
    }
  }

  private static void noise(WorkbenchLog log, String id, Random random) {
    var reason = text(random);
    switch (random.nextInt(3)) {
      case 0 -> log.rowEnded(new RowEnded(id, 2, "", new Outcome.Failed(reason), null, 1));
      case 1 -> log.stepFailed(item(id, text(random)), StepKey.alias(id), reason);
      default -> log.waiting(java.time.Duration.ofSeconds(1), reason);
    }
  }

  @Test
  void whateverStandsInIdsAndTitles() throws IOException {
    for (int i = 0; i < 200; i++) {
      long seed = new Random().nextLong();
      System.out.println("LogAndBackTest: seed " + seed);
      rowsAreReadAsTheyWere(seed);
    }
  }

  private void rowsAreReadAsTheyWere(long seed) throws IOException {
    var random = new Random(seed);
    var made = new LinkedHashMap<String, Boolean>();
    made.put("victim", random.nextBoolean());
    while (made.size() < 8) {
      var id = id(random);
      if (!id.isEmpty() && !id.startsWith("#")) {
        made.put(id, random.nextBoolean());
      }
    }
    var file = Files.createTempFile(directory, "workbench", ".log");
    try (var open = LogFile.open(file, true, ZoneOffset.UTC)) {
      var log = new WorkbenchLog(HOST);
      new ConsoleReporter(new ConsoleWriter(System.out))
          .log("\"Create\" task started using config file " + config().file().orElseThrow() + ".");
      int node = 10;
      for (var id : made.keySet()) {
        noise(log, id, random);
        if (made.get(id)) {
          log(log, id, node++, random);
        }
        noise(log, id, random);
      }
    }
    var rest = directory.resolve(file.getFileName() + ".csv");
    write(made);

    var report = RemainingRows.of(config()).log(file).writeTo(rest);

    var expected = new ArrayList<>(List.of(CsvLine.lf(List.of("id", "title"))));
    made.forEach((id, done) -> add(expected, id, done));
    assertThat(Files.readString(rest))
        .as("seed %d, log %s", seed, Files.readString(file))
        .isEqualTo(String.join("", expected));
    assertThat(report.doubts()).isEmpty();
  }

  private static void add(List<String> lines, String id, boolean done) {
    if (!done) {
      lines.add(CsvLine.lf(List.of(id, "T")));
    }
  }

  private void write(Map<String, Boolean> rows) throws IOException {
    var csv = new StringBuilder(CsvLine.lf(List.of("id", "title")));
    rows.keySet().forEach(id -> csv.append(CsvLine.lf(List.of(id, "T"))));
    Files.writeString(directory.resolve("metadata.csv"), csv);
  }

  private WorkbenchConfig config() throws IOException {
    var lines =
        List.of(
            "task: create",
            "host: " + HOST,
            "username: u",
            "password: p",
            "nodes_only: true",
            "clean_csv_values_skip: [smart_quotes, inside_spaces, outside_spaces,"
                + " outside_subdelimiters]",
            "input_dir: " + directory);
    return WorkbenchConfig.read(Files.write(directory.resolve("job.yml"), lines));
  }

  @Test
  void aSuffixIsReadAsItWasWritten() {
    for (var value :
        new String[] {
          "", "01", "a\"b", "a\\", "\\u0022", "\u2028\u202e", "[row=\"1\" node=\"2\"]"
        }) {
      var suffix = new LogSuffix(value, "5");
      assertThat(LogSuffix.of("Node [row=\"1\" node=\"2\"]" + suffix)).contains(suffix);
      assertThat(LogSuffix.before("a message" + suffix)).isEqualTo("a message");
      assertThat(suffix.toString()).doesNotContain("\u2028", "\u202e");
      assertThat(LogSuffix.of(LogSuffix.without("a message" + suffix))).isEmpty();
    }
    assertThat(LogSuffix.without("a message")).isEqualTo("a message");
  }
}
