package org.ingestworkbench.plan.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.RowTask;

/**
 * The columns of an input, sorted by what they are: words of Workbench's own, tracks, or fields of
 * the content type.
 *
 * @param present every column that is looked at
 * @param fields the columns that are fields, in the order of the input
 * @param tracks the columns that hold text tracks of media
 */
public record InputColumns(
    Set<String> present, Map<String, FieldDefinition> fields, List<TrackColumn> tracks) {

  public static final String TITLE = "title";
  public static final String FILE = "file";
  public static final String PARENT = "parent_id";
  public static final String MEMBER_OF = "field_member_of";
  public static final String ALIAS = "url_alias";
  public static final String ALT_TEXT = "image_alt_text";
  public static final String MEDIA_USE = "media_use_tid";
  public static final String CHECKSUM = "checksum";
  public static final String DIRECTORY = "directory";
  public static final String PUBLISHED = "published";
  public static final String UID = "uid";
  public static final String CREATED = "created";
  public static final String LANGCODE = "langcode";
  public static final String PROMOTE = "promote";

  public static final String TERM_NAME = "term_name";
  public static final String TERM_PARENT = "parent";
  public static final String DESCRIPTION = "description";
  public static final String WEIGHT = "weight";

  /** The columns that every term has. */
  public static final Set<String> OF_TERMS =
      Set.of(TERM_NAME, TERM_PARENT, DESCRIPTION, WEIGHT, PUBLISHED, LANGCODE);

  /** Of a change: why it is made. */
  public static final String REVISION_LOG = "revision_log";

  /** The columns that every node has. */
  private static final Set<String> BASE = Set.of(UID, CREATED, LANGCODE, PUBLISHED, PROMOTE);

  /** The columns of which every node has a value, and one alone. */
  public static final Set<String> BASE_AND_TITLE =
      Set.of(TITLE, UID, CREATED, LANGCODE, PUBLISHED, PROMOTE);

  private static final Set<String> RESERVED =
      Set.of(TITLE, FILE, PARENT, ALIAS, ALT_TEXT, MEDIA_USE, CHECKSUM, DIRECTORY);

  /** The columns that say something of media. */
  public static final Set<String> OF_MEDIA = Set.of(FILE, ALT_TEXT, MEDIA_USE, CHECKSUM, PUBLISHED);

  private static final Set<String> UNSUPPORTED = Set.of("entity_reference_revisions");

  /**
   * Sorts the columns. Those that are neither reserved nor fields, or of a kind of field that is
   * not supported, are named and then passed over.
   */
  public static InputColumns of(
      PlanSettings settings, Catalog catalog, Collection<String> header, SettingProblems problems) {
    var present = new LinkedHashSet<>(header);
    present.removeAll(settings.ignoredColumns());
    var tracks = TrackColumn.all(present, settings.media().types());
    var candidates = new ArrayList<>(present);
    candidates.removeIf(column -> reserved(settings, column) || TrackColumn.is(tracks, column));
    var definitions =
        catalog.fields(settings.task().entity(), settings.bundle(), asked(present, candidates));
    var fields = inOrder(candidates, definitions);
    unknown(settings, catalog, candidates, fields, problems);
    unsupported(fields, problems);
    if (settings.task().makesNodes()
        && present.contains(PARENT)
        && !definitions.containsKey(MEMBER_OF)) {
      problems.column(
          Code.COLUMN_UNKNOWN,
          PARENT,
          "Content type '"
              + settings.contentType()
              + "' has no field field_member_of, so no node can have a parent.",
          null);
    }
    return new InputColumns(present, fields, tracks);
  }

  /** Children need the field that holds their parent, whether it has a column or not. */
  private static Set<String> asked(Set<String> present, List<String> candidates) {
    var asked = new LinkedHashSet<>(candidates);
    if (present.contains(PARENT)) {
      asked.add(MEMBER_OF);
    }
    return asked;
  }

  /** The columns where no fields are asked for, or the content type is not there. */
  public static InputColumns withoutFields(PlanSettings settings, Collection<String> header) {
    var present = new LinkedHashSet<>(header);
    present.removeAll(settings.ignoredColumns());
    return new InputColumns(present, Map.of(), TrackColumn.all(present, settings.media().types()));
  }

  public boolean has(String column) {
    return present.contains(column);
  }

  private static boolean reserved(PlanSettings settings, String column) {
    if (settings.task().entity() == EntityType.TERM) {
      return OF_TERMS.contains(column) || column.equals(settings.task().idColumn());
    }
    return RESERVED.contains(column)
        || BASE.contains(column)
        || (settings.task() == RowTask.UPDATE && column.equals(REVISION_LOG))
        || (!settings.task().makesNodes() && column.equals(settings.task().idColumn()))
        || column.equals(settings.pages().directoryColumn())
        || settings.media().additionalFiles().containsKey(column);
  }

  private static Map<String, FieldDefinition> inOrder(
      List<String> columns, Map<String, FieldDefinition> definitions) {
    var ordered = new LinkedHashMap<String, FieldDefinition>();
    for (var column : columns) {
      var definition = definitions.get(column);
      if (definition != null) {
        ordered.put(column, definition);
      }
    }
    return ordered;
  }

  private static void unknown(
      PlanSettings settings,
      Catalog catalog,
      List<String> candidates,
      Map<String, FieldDefinition> fields,
      SettingProblems problems) {
    var names = new ArrayList<>(candidates);
    names.removeAll(fields.keySet());
    names.remove(settings.idField());
    if (names.isEmpty()) {
      return;
    }
    var entity = settings.task().entity();
    var known = new TreeSet<>(catalog.namesByLabel(entity, settings.bundle()).values());
    known.addAll(entity == EntityType.TERM ? OF_TERMS : RESERVED);
    known.addAll(entity == EntityType.TERM ? Set.of() : BASE);
    names.forEach(
        name ->
            problems.column(
                Code.COLUMN_UNKNOWN, name, unknown(name, known), Advice.IGNORED_COLUMNS));
  }

  private static String unknown(String name, Set<String> known) {
    return "CSV column header "
        + name
        + " does not match any Drupal or reserved field names."
        + Suggestions.question(name, known)
        + " Leave it out ("
        + Advice.IGNORED_COLUMNS.words()
        + ") or say which field it is ("
        + Advice.COLUMN_NAMES.words()
        + ").";
  }

  private static void unsupported(Map<String, FieldDefinition> fields, SettingProblems problems) {
    for (var field : List.copyOf(fields.values())) {
      if (UNSUPPORTED.contains(field.type())) {
        fields.remove(field.name());
        problems.column(
            Code.COLUMN_UNSUPPORTED,
            field.name(),
            "CSV column header "
                + field.name()
                + " is a field of paragraphs, which are not supported: leave the column out ("
                + Advice.IGNORED_COLUMNS.words()
                + ").",
            Advice.IGNORED_COLUMNS);
      }
    }
  }
}
