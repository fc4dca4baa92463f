package org.ingestworkbench.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a row changes of an object that is there: all of its fields together, in one request.
 *
 * @param entity the object, by its ID
 * @param bundle the bundle that it has to have; empty for any
 * @param fields field name to the values that the row gives, in the order of the input; a field
 *     that is not named stays as it is, and one with no values is emptied
 * @param mode what the values do to those that are there
 * @param overEdits whether a field is changed, too, that another program or a person has changed
 *     while an earlier request for this change was under way
 * @param log what the repository is to keep of the change as its reason, where it keeps reasons;
 *     null for what is usual
 */
public record ChangeDraft(
    EntityRef entity,
    String bundle,
    Map<String, List<Value>> fields,
    Mode mode,
    boolean overEdits,
    @Nullable String log)
    implements Subject {

  /** Fields that always have one value: what is added to them takes the place of it. */
  private static final Set<String> SINGLE =
      Set.of(
          "title",
          "name",
          "status",
          "parent",
          "description",
          "weight",
          "uid",
          "created",
          "langcode",
          "promote");

  /** What the values of a row do to those that are there ({@code update_mode}). */
  public enum Mode {
    /** They take the place of those that are there. */
    REPLACE,
    /** They are added behind those that are there; a value that is there is not added again. */
    APPEND,
    /** All values of the fields are taken away; those of the row say nothing. */
    DELETE
  }

  public ChangeDraft {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** A change with the usual reason. */
  public ChangeDraft(
      EntityRef entity,
      String bundle,
      Map<String, List<Value>> fields,
      Mode mode,
      boolean overEdits) {
    this(entity, bundle, fields, mode, overEdits, null);
  }

  /** What the values of a field do to those that are there. */
  public Mode mode(String field) {
    return mode == Mode.APPEND && SINGLE.contains(field) ? Mode.REPLACE : mode;
  }
}
