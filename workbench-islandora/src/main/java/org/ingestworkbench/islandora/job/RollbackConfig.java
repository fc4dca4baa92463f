package org.ingestworkbench.islandora.job;

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
import java.util.stream.Stream;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.NodesRollback;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.islandora.config.DeletionKind;
import org.ingestworkbench.islandora.config.SignIn;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
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
 * A configuration that deletes: a rollback configuration ({@code task: delete}) with its CSV of
 * node IDs, as Islandora Workbench and this program write them, one with a list of media ({@code
 * task: delete_media}), or one that deletes media of a list of nodes ({@code task:
 * delete_media_by_node}). Immutable.
 */
public final class RollbackConfig {
  private static final String MEDIA_USES = "delete_media_by_node_media_use_tids";

  private final Path file;
  private final WorkbenchConfig site;
  private final DeletionList list;
  private final boolean withMedia;
  private final @Nullable EntityRef one;

  private RollbackConfig(
      Path file,
      WorkbenchConfig site,
      DeletionList list,
      boolean withMedia,
      @Nullable EntityRef one) {
    this.file = file;
    this.site = site;
    this.list = list;
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
    var word = text(entries, "task");
    return (word == null ? Optional.<DeletionKind>empty() : DeletionKind.of(word))
        .map(task -> of(file, entries, task));
  }

  private static RollbackConfig of(Path file, Mapping entries, DeletionKind task) {
    if (!texts(entries, "secondary_tasks").isEmpty()) {
      throw new InputException(
          file
              + ": task: "
              + task.word()
              + " deletes and is no job, so it has no secondary_tasks: run them by themselves.");
    }
    var site = WorkbenchConfig.of(settings(entries, file));
    var withMedia = !"false".equalsIgnoreCase(text(entries, "delete_media_with_nodes"));
    var list = new DeletionList(task, site, texts(entries, MEDIA_USES));
    return new RollbackConfig(file, site, list, withMedia, null);
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
    var list = new DeletionList(DeletionKind.DELETE, site, List.of());
    return new RollbackConfig(file, site, list, true, new EntityRef(type, id, null));
  }

  private static @Nullable String text(Mapping entries, String name) {
    return entries.entries().get(name) instanceof Scalar scalar ? scalar.text() : null;
  }

  /** The texts of a list, or a text alone. */
  private static List<String> texts(Mapping entries, String name) {
    var value = entries.entries().get(name);
    if (value instanceof Scalar scalar) {
      return scalar.empty() ? List.of() : List.of(scalar.text());
    }
    var texts = new ArrayList<String>();
    if (value instanceof YamlNode.Sequence all) {
      all.items().stream()
          .flatMap(item -> item instanceof Scalar one ? Stream.of(one.text()) : Stream.empty())
          .forEach(texts::add);
    }
    return texts;
  }

  /** What says the site and who signs in; the rest has a meaning for the task alone. */
  private static Map<String, Object> settings(Mapping entries, Path file) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("csv_id_to_node_id_map_dir", String.valueOf(file.toAbsolutePath().getParent()));
    entries.entries().forEach((name, value) -> put(settings, name, value));
    settings.put("task", "create");
    DeletionKind.of(String.valueOf(text(entries, "task")))
        .ifPresent(task -> settings.put("id_field", task.column()));
    settings.put("job_name", "rollback");
    return settings;
  }

  private static void put(Map<String, Object> settings, String name, YamlNode value) {
    if (value instanceof Scalar scalar && !scalar.empty() && !name.equals(MEDIA_USES)) {
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
    return one == null ? list.kind() != DeletionKind.DELETE : one.type() == EntityType.MEDIA;
  }

  /** The task, as a configuration writes it. */
  public String task() {
    return list.kind().word();
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
    return site.print().replaceFirst("(?m)^task: \"create\"", "task: \"" + task() + "\"");
  }

  /** The file that names what is deleted: the CSV, or the configuration. */
  Path list() {
    return one == null ? list.file() : file;
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
   * The IDs of the objects that are to be deleted, in the order of the input; those of media of
   * nodes are asked for.
   *
   * @param connection as of {@link #connect}
   * @param missing is told of each node whose media are to go, and that is not there
   * @throws InputException when the input cannot be read, or has something else in it
   */
  public List<String> ids(DrupalClient connection, Consumer<String> missing) {
    return one != null ? List.of(String.valueOf(one.id())) : list.objects(connection, missing);
  }

  /**
   * What the input names, in its order: IDs of nodes or media, and of a list of nodes whose media
   * are to go also addresses.
   *
   * @throws InputException when it cannot be read, or has something else in it
   */
  public List<String> named() {
    return one != null ? List.of(String.valueOf(one.id())) : list.named();
  }

  /** Whether what the input names is there. */
  boolean isThere(String name, DrupalClient connection) {
    if (one != null && one.type() == EntityType.MEDIA) {
      return connection.medium(one).isPresent();
    }
    return list.isThere(name, connection);
  }

  /** Whether it is a node that the input names, and not a medium. */
  boolean namesNodes() {
    return one == null ? list.kind() != DeletionKind.DELETE_MEDIA : one.type() == EntityType.NODE;
  }

  @Override
  public String toString() {
    return "rollback of " + (one == null ? list.file() : one);
  }
}
