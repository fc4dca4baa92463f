package org.ingestworkbench.islandora.job;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ingestworkbench.islandora.config.SignIn;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.csv.CsvLine;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.islandora.wiring.SiteConnection;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.text.Formulas;
import org.jspecify.annotations.Nullable;

/**
 * A CSV to begin an input with: a column for each field that the content type of a configuration
 * has, and below them rows for people, which tell what may stand there. The first column says what
 * each of these rows tells. As Islandora Workbench, it has commas between its cells.
 */
public final class CsvTemplate {
  private static final String ENDING = ".csv_file_template";

  /** What a column is called, and what the rows below say of it. */
  private record Column(
      String name, String label, boolean required, String example, String values, String type) {}

  private final WorkbenchConfig config;
  private final Catalog site;
  private final List<Column> columns = new ArrayList<>();

  private CsvTemplate(WorkbenchConfig config, Catalog site) {
    this.config = config;
    this.site = site;
  }

  /**
   * Asks the site for the fields and writes a new file, beside the input of the configuration and
   * with its name. The input need not be there.
   *
   * @param environment variables of the process, which may hold a password and name proxies
   * @param prompt asks for the password of a user; null when there is no person to ask
   * @param warnings is told what a person should know of how the site is reached
   * @return the file
   * @throws InputException when there is such a file already, it cannot be written, or the site has
   *     no such content type
   */
  public static Path write(
      WorkbenchConfig config,
      Map<String, String> environment,
      @Nullable Function<String, char[]> prompt,
      Consumer<String> warnings,
      Clock clock) {
    var signIn = SignIn.of(config, environment, prompt);
    try (var site = new SiteConnection(environment, warnings, clock).open(config, signIn)) {
      var file = config.inputCsv().resolveSibling(config.inputCsv().getFileName() + ENDING);
      write(file, new CsvTemplate(config, site).lines());
      return file;
    }
  }

  private static void write(Path file, List<List<String>> lines) {
    try (var out = OutputFile.create(file)) {
      for (var line : lines) {
        out.write(CsvLine.lf(line));
      }
    } catch (FileAlreadyExistsException e) {
      throw new InputException(file + " is there already: move it away, or delete it.", e);
    } catch (IOException e) {
      throw new InputException("The CSV template cannot be written: " + e + ".", e);
    }
  }

  private List<List<String>> lines() {
    everyNodeHas();
    fields();
    return List.of(
        line("(delete this column)", Column::name, false),
        line("label (delete this row)", Column::label, true),
        line("required (delete this row)", column -> column.required() ? "yes" : "no", true),
        line("example (delete this row)", Column::example, true),
        line("number of values (delete this row)", Column::values, true),
        line("type (delete this row)", Column::type, true));
  }

  private List<String> line(String head, Function<Column, String> cell, boolean forPeople) {
    boolean guarded = forPeople && config.flag("csv_formula_guard");
    var line = new ArrayList<>(List.of(head));
    columns.stream()
        .map(cell)
        .map(text -> guarded ? Formulas.guarded(text) : text)
        .forEach(line::add);
    return line;
  }

  private void everyNodeHas() {
    boolean files = !config.flag("nodes_only");
    single(config.text("id_field").orElseThrow(), true, "0001", "id of the row");
    single("file", files, files ? "picture.jpg" : "", "file");
    single("uid", false, "1", "user");
    single("langcode", false, "en", "language");
    single("created", false, "2026-05-01T09:30:00+00:00", "time");
    single("title", true, "A title", "string");
  }

  private void single(String name, boolean required, String example, String type) {
    columns.add(new Column(name, name, required, example, "1", type));
  }

  private void fields() {
    var bundle = config.text("content_type").orElseThrow();
    if (!site.hasBundle(bundle)) {
      throw new InputException(
          "The site has no content type \"" + bundle + "\"; correct content_type.");
    }
    site.fields(bundle, site.namesByLabel(bundle).values()).values().stream()
        .map(CsvTemplate::column)
        .forEach(columns::add);
  }

  private static Column column(FieldDefinition field) {
    return new Column(
        field.name(),
        field.label(),
        field.required(),
        example(field),
        field.unlimited() ? "any" : String.valueOf(field.cardinality()),
        field.type());
  }

  private static String example(FieldDefinition field) {
    var choice = field.choices().stream().findFirst();
    return switch (field.type()) {
      case "string", "string_long", "text", "text_long", "text_with_summary" -> "A text";
      case "entity_reference" -> reference(field.target());
      case "typed_relation" -> choice.orElse("relators:aut") + ":" + reference(field.target());
      case "geolocation" -> "49.25,-123.1";
      case "edtf" -> "1998-05";
      case "integer" -> "12";
      case "decimal", "float" -> "1.5";
      case "boolean" -> "1";
      case "link" -> "https://example.org/page%%A page";
      case "authority_link" -> choice.orElse("viaf") + "%%https://example.org/authority/1";
      case "email" -> "name@example.org";
      case "telephone" -> "604 555 0100";
      default -> choice.orElse("");
    };
  }

  /** Terms by their name, with their vocabulary where there are several; the rest by ID. */
  private static String reference(FieldDefinition.Target target) {
    var several = target.bundles().size() > 1;
    return "taxonomy_term".equals(target.type())
        ? (several ? target.bundles().get(0) + ":" : "") + "A term"
        : "12";
  }
}
