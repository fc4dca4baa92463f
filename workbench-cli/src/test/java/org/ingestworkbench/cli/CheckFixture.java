package org.ingestworkbench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.standin.field.FieldSpec;

/** A directory with a configuration and its input, to be checked. */
final class CheckFixture {

  private static final Pattern LINE =
      Pattern.compile("\\{\"code\":\"([A-Z_]+)\",\"severity\":\"([A-Z_]+)\",\"file\":.*}");

  private static final List<String> CHECKING = List.of("--check", "--format", "json");

  final Path directory;
  final CommandRun command;
  final StandIn site;
  private final List<String> arguments = new ArrayList<>(CHECKING);
  private int exit;

  CheckFixture(Path directory, StandIn site) throws IOException {
    this.directory = directory;
    this.site = site;
    command = new CommandRun(directory, site);
    config();
    csv("id,title,field_model", "1,One,Image");
  }

  /** A site for every case; one of its aliases is taken. */
  static StandIn site(Path first) throws IOException {
    var site =
        StandIn.builder()
            .field(
                "node",
                "islandora_object",
                FieldSpec.of("field_part", "entity_reference_revisions"),
                FieldSpec.of("field_shown", "boolean"),
                FieldSpec.of("field_taken", "datetime").dateOnly(),
                FieldSpec.of("field_link", "link"),
                FieldSpec.of("field_short", "string").maxLength(10),
                FieldSpec.of("field_colour", "list_string").choices(List.of("red", "green")))
            .field(
                "media",
                "audio",
                FieldSpec.of("field_media_audio_file", "file")
                    .target("file", List.of())
                    .choices(List.of("mp3"))
                    .maxFileSize(4)
                    .required())
            .term("genre", "Maps", "http://example.org/maps")
            .term("genre", "Double", "")
            .term("genre", "double", "")
            .term("person", "Smith", "")
            .start();
    new CheckFixture(first, site).cell("url_alias", "/taken").run();
    if (site.aliases().size() != 1) {
      throw new AssertionError("No alias is taken.");
    }
    return site;
  }

  /** The configuration, without media unless told. */
  CheckFixture config(String... lines) throws IOException {
    command.config(
        Stream.concat(Stream.of("nodes_only: true", "http_max_retries: 0"), Stream.of(lines))
            .toArray(String[]::new));
    return this;
  }

  CheckFixture media(String... lines) throws IOException {
    return config(
        Stream.concat(Stream.of("nodes_only: false"), Stream.of(lines)).toArray(String[]::new));
  }

  CheckFixture pages(String... lines) throws IOException {
    return media(
        Stream.concat(
                Stream.of(
                    "paged_content_from_directories: true",
                    "paged_content_page_model_tid: http://id.loc.gov/ontologies/bibframe/part"),
                Stream.of(lines))
            .toArray(String[]::new));
  }

  /** Gives the configuration, which has a password in it, other rights. */
  CheckFixture readable(String rights) throws IOException {
    Files.setPosixFilePermissions(command.file(), PosixFilePermissions.fromString(rights));
    return this;
  }

  CheckFixture csv(String... lines) throws IOException {
    command.csv(lines);
    return this;
  }

  /** One row with one more column. */
  CheckFixture cell(String column, String value) throws IOException {
    return csv("id,title,field_model," + column, "1,One,Image," + value);
  }

  CheckFixture file(String name, String content) throws IOException {
    return bytes(name, content.getBytes(StandardCharsets.UTF_8));
  }

  CheckFixture bytes(String name, byte[] content) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    return this;
  }

  /** An ID map with rows: row ID, node ID, host. */
  CheckFixture map(String... values) throws IOException {
    var url = "jdbc:sqlite:" + directory.resolve("csv_id_to_node_id_map.db");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE csv_id_to_node_id_map (timestamp TIMESTAMP DEFAULT"
              + " (datetime('now','localtime')) NOT NULL, config_file TEXT, parent_csv_id TEXT,"
              + " parent_node_id TEXT, csv_id TEXT, node_id TEXT, host TEXT)");
      for (int i = 0; i < values.length; i += 3) {
        statement.execute(
            "INSERT INTO csv_id_to_node_id_map (config_file, csv_id, node_id, host) VALUES ('"
                + command.file()
                + "', '%s', '%s', '%s')".formatted(values[i], values[i + 1], values[i + 2]));
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
    return this;
  }

  List<String> arguments() {
    return arguments;
  }

  CheckFixture with(String argument) {
    arguments.add(argument);
    return this;
  }

  /** Runs the job as it stands. */
  CheckFixture run() {
    command.create();
    return this;
  }

  /** Checks; gives what was told, each as its severity and code. */
  List<String> told() {
    return problems().map(CheckFixture::told).toList();
  }

  /** Checks; gives what was told, each as its line of JSON. */
  Stream<String> problems() {
    exit = command.create(arguments.toArray(String[]::new));
    if (command.err().contains("Error")) {
      throw new AssertionError(command.err());
    }
    return command.out().lines();
  }

  /** Runs what was checked. */
  int runChecked() {
    return command.create(
        arguments.stream().filter(argument -> !CHECKING.contains(argument)).toArray(String[]::new));
  }

  private static String told(String line) {
    var matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new AssertionError("No problem in JSON: " + line);
    }
    return matcher.group(2) + " " + matcher.group(1);
  }

  int exit() {
    return exit;
  }
}
