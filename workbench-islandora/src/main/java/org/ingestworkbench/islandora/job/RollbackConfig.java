package org.ingestworkbench.islandora.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.NodesRollback;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.islandora.config.SignIn;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.csv.CsvList;
import org.ingestworkbench.islandora.csv.CsvRow;
import org.ingestworkbench.islandora.wiring.SiteConnection;
import org.ingestworkbench.islandora.yaml.YamlNode;
import org.ingestworkbench.islandora.yaml.YamlNode.Mapping;
import org.ingestworkbench.islandora.yaml.YamlNode.Scalar;
import org.ingestworkbench.islandora.yaml.YamlReader;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.jspecify.annotations.Nullable;

/**
 * A rollback configuration ({@code task: delete}) with its CSV of node IDs, as Islandora Workbench
 * and this program write them. Immutable.
 */
public final class RollbackConfig {
  private static final String NODE_ID = "node_id";

  private final Path file;
  private final WorkbenchConfig site;
  private final Path csv;
  private final boolean withMedia;
  private final @Nullable EntityRef one;

  private RollbackConfig(
      Path file, WorkbenchConfig site, boolean withMedia, @Nullable EntityRef one) {
    this.file = file;
    this.site = site;
    this.csv = site.inputCsv();
    this.withMedia = withMedia;
    this.one = one;
  }

  /**
   * Reads a configuration file.
   *
   * @return empty when it has another task
   * @throws InputException when it is no YAML, or says something that cannot be done
   */
  public static Optional<RollbackConfig> read(Path file) {
    var entries = new YamlReader(file, "configuration file").read();
    if (!"delete".equals(text(entries, "task"))) {
      return Optional.empty();
    }
    var site = WorkbenchConfig.of(settings(entries, file));
    var withMedia = !"false".equalsIgnoreCase(text(entries, "delete_media_with_nodes"));
    return Optional.of(new RollbackConfig(file, site, withMedia, null));
  }

  /**
   * One node with its media, on the site of a configuration of any task.
   *
   * @param address the node's address on that site, {@code HOST/node/N}, or its ID
   * @throws InputException when the configuration is no good, or the address is no node of the site
   */
  public static RollbackConfig ofNode(Path file, String address) {
    return of(file, address, "node", EntityType.NODE);
  }

  /**
   * One medium with its files, on the site of a configuration of any task.
   *
   * @param address the medium's address on that site, {@code HOST/media/N}, also with {@code /edit}
   *     behind it, or its ID
   * @throws InputException when the configuration is no good, or the address is no medium of the
   *     site
   */
  public static RollbackConfig ofMedium(Path file, String address) {
    return of(file, address.replaceFirst("/edit$", ""), "medium", EntityType.MEDIA);
  }

  private static RollbackConfig of(Path file, String address, String what, EntityType type) {
    var entries = new YamlReader(file, "configuration file").read();
    var site = WorkbenchConfig.of(settings(entries, file));
    var begin = site.host() + (type == EntityType.MEDIA ? "/media/" : "/node/");
    var id = address.startsWith(begin) ? address.substring(begin.length()) : address;
    if (!id.matches("[1-9][0-9]{0,18}")) {
      throw new InputException(
          "\"%s\" is no %s of this site: give its address, like %s12."
              .formatted(address, what, begin));
    }
    return new RollbackConfig(file, site, true, new EntityRef(type, id, null));
  }

  private static @Nullable String text(Mapping entries, String name) {
    return entries.entries().get(name) instanceof Scalar scalar ? scalar.text() : null;
  }

  /** What says the site and who signs in; the rest has a meaning for the task alone. */
  private static Map<String, Object> settings(Mapping entries, Path file) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("csv_id_to_node_id_map_dir", String.valueOf(file.toAbsolutePath().getParent()));
    entries.entries().forEach((name, value) -> put(settings, name, value));
    settings.put("task", "create");
    settings.put("job_name", "rollback");
    return settings;
  }

  private static void put(Map<String, Object> settings, String name, YamlNode value) {
    if (value instanceof Scalar scalar && !scalar.empty()) {
      settings.put(name, value(scalar));
    }
  }

  /** A number is taken as it was written: its setting says whether it is one. */
  private static Object value(Scalar scalar) {
    return scalar.shape() == YamlNode.Shape.BOOLEAN
        ? Boolean.valueOf(scalar.text())
        : scalar.text();
  }

  /** The configuration file, as it was named. */
  public Path file() {
    return file;
  }

  /** What the site's settings are. */
  public WorkbenchConfig site() {
    return site;
  }

  /** Whether media are deleted, and their nodes stay. */
  public boolean media() {
    return one != null && one.type() == EntityType.MEDIA;
  }

  /** Whether the media of a node go with it. */
  public boolean withMedia() {
    return withMedia;
  }

  /**
   * The connection to the site; closed by the caller.
   *
   * @param environment variables of the process, which may hold a password and name proxies
   * @param prompt asks for the password of a user; null when there is no person to ask
   * @param warnings is told what a person should know of how the site is reached; null for the log
   */
  public DrupalClient connect(
      Map<String, String> environment,
      @Nullable Function<String, char[]> prompt,
      @Nullable Consumer<String> warnings,
      Clock clock) {
    return new SiteConnection(environment, warnings, clock)
        .open(site, SignIn.of(site, environment, prompt));
  }

  /** A rollback with the site's settings. */
  public NodesRollback over(NodesRollback rollback) {
    return rollback
        .contentType(site.text("content_type").orElseThrow())
        .retries(site.number("http_max_retries").orElseThrow(), SiteConnection.backOff(site))
        .waitForSite(SiteConnection.outage(site));
  }

  /**
   * Looks whether the list can be read and what it names is there; deletes nothing.
   *
   * @param site the connection, as of {@link #connect}
   * @param told is told of each problem as it is found
   */
  public CheckReport check(DrupalClient site, Consumer<Problem> told) {
    return new DeletionCheck(this, site, told).run();
  }

  /** All settings in effect, as {@link WorkbenchConfig#print} has them. */
  public String print() {
    return site.print().replaceFirst("(?m)^task: \"create\"", "task: \"delete\"");
  }

  /** The file that names what is deleted: the CSV, or the configuration. */
  Path list() {
    return one == null ? csv : file;
  }

  /** Where the ID map is that may know the nodes; beside the file unless it says else. */
  public Path idMapFile() {
    return site.idMapFile();
  }

  /** The ID map, closed by the caller; empty when there is none. */
  public Optional<SqliteIdMap> idMap(Clock clock) {
    return Files.isRegularFile(idMapFile())
        ? Optional.of(
            SqliteIdMap.at(idMapFile()).clock(clock).journalOnly(!site.usesIdMap()).open())
        : Optional.empty();
  }

  /**
   * The node IDs in the order of the file, or the ID of what is named alone.
   *
   * @throws InputException when it cannot be read, or has something else in it
   */
  public List<String> ids() {
    if (one != null) {
      return List.of(String.valueOf(one.id()));
    }
    try (var list = CsvList.open(csv)) {
      int column = list.header().indexOf(NODE_ID);
      if (column < 0) {
        throw new InputException(csv + " has no column node_id: it is no rollback CSV.");
      }
      var ids = new ArrayList<String>();
      list.forEach(row -> ids.add(id(row, column)));
      return ids;
    } catch (IOException e) {
      throw new InputException("The rollback CSV " + csv + " cannot be read: " + e + ".", e);
    }
  }

  private String id(CsvRow row, int column) {
    var text = row.cell(column).strip();
    if (!text.matches("\\d+")) {
      throw new InputException(csv + ", line " + row.line() + ": \"" + text + "\" is no node ID.");
    }
    return text.replaceFirst("^0+(?=\\d)", ""); // a site takes 07 for 7, a journal does not
  }

  @Override
  public String toString() {
    return "rollback of " + (one == null ? csv : one);
  }
}
