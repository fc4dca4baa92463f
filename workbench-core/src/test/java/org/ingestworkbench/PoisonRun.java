package org.ingestworkbench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.item.FakeCatalog;
import org.ingestworkbench.source.csv.CsvRowSource;

/**
 * Checks and runs a file with one poisonous cell a row, in a process of its own: a heap that is too
 * small, or a time without end, is that process's. Prints how each row ended.
 */
final class PoisonRun {

  private static final int MANY = 400_000;

  private final Path directory;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /** The only one, or that of the file as a whole; empty for all of the cells. */
  private String poison = "";

  private PoisonRun(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] arguments) throws IOException {
    var run = new PoisonRun(Path.of(arguments[0]));
    var rows = cells();
    if (arguments.length > 1) {
      run.poison = arguments[1];
      rows.keySet().removeIf(row -> !name(row).equals(run.poison));
    } else {
      rows.keySet().removeIf(row -> name(row).startsWith("long-") && row.length() > 20);
    }
    run.write(rows);
    run.check();
    run.run();
  }

  /** A poison: in which column it stands, and what it is. */
  private record Cell(String column, String text) {}

  private static Map<String, Cell> cells() {
    var cells = new LinkedHashMap<String, Cell>();
    cells.put("langcode", new Cell("langcode", "en" + "-abc".repeat(45_000)));
    cells.put("bars", new Cell("field_description", "x" + "| ".repeat(MANY) + "|y"));
    cells.put("leading-bars", new Cell("field_description", "| ".repeat(MANY) + "y"));
    cells.put("many-values", new Cell("field_note", "a|b|".repeat(MANY / 2)));
    cells.put("few-doubles", new Cell("field_note", "a|".repeat(9_000)));
    cells.put("alt", new Cell("image_alt_text", "<".repeat(MANY)));
    cells.put("edtf-digits", new Cell("field_edtf_date", "Y" + "1".repeat(MANY)));
    cells.put("edtf-set", new Cell("field_edtf_date", "[" + "1,".repeat(MANY)));
    cells.put("place", new Cell("field_place", "1." + "1".repeat(MANY) + ",1"));
    cells.put("number", new Cell("field_number", "1".repeat(MANY)));
    cells.put("choice", new Cell("field_choice", "c".repeat(MANY)));
    cells.put("relation", new Cell("field_agent", "relators:aut:".repeat(30_000)));
    cells.put("relator", new Cell("field_agent", "r:" + "x".repeat(MANY) + ":y"));
    cells.put("link", new Cell("field_link", "http://" + "?".repeat(MANY)));
    cells.put("link-titles", new Cell("field_link", "https://a%%".repeat(MANY / 10)));
    cells.put("marks", new Cell("title", "e" + "\u0315\u0300".repeat(MANY / 2)));
    cells.put("long-title", new Cell("title", "t".repeat(MANY)));
    cells.put("term", new Cell("field_genre", "g".repeat(MANY)));
    cells.put("term-marks", new Cell("field_genre", "e" + "\u0315\u0300".repeat(MANY / 2)));
    cells.put("file-nul", new Cell("file", "a\u0000b.jpg"));
    cells.put("file-long", new Cell("file", "f".repeat(MANY) + ".jpg"));
    cells.put("file-deep", new Cell("file", "d/".repeat(MANY / 2) + "f.jpg"));
    cells.put("file-escape", new Cell("file", "https://example.org/100%zz.jpg"));
    cells.put("file-marks", new Cell("file", "e" + "\u0315\u0300".repeat(MANY / 2)));
    cells.put("parent", new Cell("parent_id", "p".repeat(MANY)));
    cells.put("user", new Cell("uid", "1".repeat(MANY)));
    cells.put("created", new Cell("created", "2020".repeat(MANY / 4)));
    cells.put("nul", new Cell("field_note", "a\u0000b"));
    cells.put("e" + "\u0315\u0300".repeat(MANY / 2), new Cell("title", "Id of marks"));
    cells.put("i".repeat(MANY), new Cell("title", "Long id"));
    cells.put("too-long", new Cell("field_description", "x".repeat(1_200_000)));
    return cells;
  }

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "title",
          "file",
          "parent_id",
          "uid",
          "created",
          "langcode",
          "image_alt_text",
          "field_description",
          "field_note",
          "field_edtf_date",
          "field_place",
          "field_number",
          "field_choice",
          "field_agent",
          "field_link",
          "field_genre");

  private void write(Map<String, Cell> rows) throws IOException {
    Files.writeString(directory.resolve("a.jpg"), "image");
    try (var csv = Files.newBufferedWriter(directory.resolve("metadata.csv"))) {
      csv.write(String.join(",", COLUMNS) + header() + "\n");
      line(csv, "first", new Cell("title", "First"));
      for (var row : rows.entrySet()) {
        line(csv, row.getKey(), row.getValue());
      }
      csv.write(row());
      line(csv, "last", new Cell("title", "Last"));
    }
  }

  private String header() {
    return switch (poison) {
      case "wide-header" -> wide();
      case "long-header" -> "," + "h".repeat(10_000_000);
      default -> "";
    };
  }

  private String row() {
    return switch (poison) {
      case "wide-row" -> "wide" + ",x".repeat(MANY) + "\n";
      case "long-row" -> "long," + "x".repeat(10_000_000) + "\n";
      default -> "";
    };
  }

  private static String wide() {
    var header = new StringBuilder();
    for (int i = 0; i < MANY / 4; i++) {
      header.append(",c").append(i);
    }
    return header.toString();
  }

  private static void line(java.io.Writer csv, String id, Cell cell) throws IOException {
    for (var column : COLUMNS) {
      var text =
          switch (column) {
            case "id" -> id;
            case "title" -> "A title";
            case "file" -> "a.jpg";
            default -> "";
          };
      csv.write(column.equals("id") ? "" : ",");
      csv.write('"' + (column.equals(cell.column) ? cell.text : text) + '"');
    }
    csv.write("\n");
  }

  private static FakeCatalog catalog() {
    return new FakeCatalog()
        .field(FieldDefinition.of("field_place", "geolocation", -1))
        .field(FieldDefinition.of("field_number", "float", -1))
        .field(FieldDefinition.of("field_link", "link", -1))
        .field(choices("field_choice", "list_string", "one", "another one", "x".repeat(100)))
        .field(choices("field_agent", "typed_relation", "relators:aut", "relators:pbl"));
  }

  private static FieldDefinition choices(String name, String type, String... choices) {
    return new FieldDefinition(
        name,
        name,
        type,
        -1,
        false,
        null,
        new FieldDefinition.Target("taxonomy_term", List.of("person")),
        List.of(choices));
  }

  private IngestJob job() {
    var plan =
        PlanSettings.builder()
            .inputDirectory(directory)
            .media(MediaSettings.builder().use("16").build())
            .terms(terms -> terms.withAdding(true))
            .build();
    return IngestJob.named("poison")
        .source(CsvRowSource.of(directory.resolve("metadata.csv")))
        .repository(new InMemoryRepository())
        .catalog(catalog())
        .idMap(new InMemoryIdMap())
        .plan(plan)
        .concurrency(2)
        .retries(0, Duration.ZERO)
        .listener(
            new JobListener() {
              @Override
              public void rowEnded(RowEnded event) {
                out.println("run " + name(event.rowId()) + " " + event.outcome().kind());
                require(event.outcome().reason());
              }
            })
        .build();
  }

  private void check() {
    job().check().problems().forEach(this::tell);
  }

  private void tell(Problem problem) {
    var row = problem.place().rowId();
    out.println(
        "check "
            + (row == null ? "-" : name(row))
            + " "
            + problem.severity()
            + " "
            + problem.code());
    require(problem.message());
  }

  private void run() {
    try {
      job().run();
    } catch (InputException e) {
      require(String.valueOf(e.getMessage()));
      out.println("not started");
    }
  }

  private void require(String message) {
    if (message.length() > 1_100) {
      out.println("too long a message: " + message.length() + " " + message.substring(0, 99));
    }
  }

  private static String name(String rowId) {
    return rowId.length() > 20 ? "long-" + rowId.charAt(0) : rowId;
  }
}
