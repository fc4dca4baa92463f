package org.ingestworkbench.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.ChangeRequest;
import org.ingestworkbench.repository.ChangeView;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;

/**
 * Changes fields of objects. The text of a change has a line for each value; what each text means
 * is remembered, so that it can be written again. Guarded by the monitor of the repository it
 * belongs to.
 */
final class FieldChanges {
  private static final String PARENT = "parent";

  private final Things things;
  private final Map<String, Map<String, List<Value>>> meanings = new HashMap<>();

  FieldChanges(Things things) {
    this.things = things;
  }

  /** What a change comes to; empty when its object is not there. */
  Optional<Change> plan(ChangeRequest request) {
    return things.find(request.draft().entity()).map(thing -> plan(request, thing));
  }

  private Change plan(ChangeRequest request, Thing thing) {
    var draft = request.draft();
    requireBundle(draft.bundle(), thing);
    var before = new TreeMap<String, List<Value>>();
    var after = new TreeMap<String, List<Value>>();
    draft
        .fields()
        .forEach(
            (name, values) -> {
              var is = values(thing, name);
              before.put(name, is);
              after.put(name, changed(is, plain(values, request.terms()), draft.mode(name)));
            });
    var entity = new EntityRef(thing.type(), thing.id(), thing.uuid());
    return new Change(entity, text(before), text(after), String.valueOf(things.changed(thing)));
  }

  private static void requireBundle(String bundle, Thing thing) {
    var its =
        thing.creation() instanceof Creation.OfNode node
            ? node.node().bundle()
            : thing.creation() instanceof Creation.OfTerm term ? term.term().vocabulary() : bundle;
    if (!bundle.isEmpty() && !its.equals(bundle)) {
      var kind = thing.type() == EntityType.NODE ? "Node " : "Term ";
      throw RepositoryException.refusal(
          kind + thing.id() + " is of type " + its + ", not " + bundle + ".", 422);
    }
  }

  private static List<Value> changed(List<Value> is, List<Value> given, ChangeDraft.Mode mode) {
    return switch (mode) {
      case REPLACE -> given;
      case DELETE -> List.of();
      case APPEND -> {
        var all = new LinkedHashSet<>(is);
        all.addAll(given);
        yield List.copyOf(all);
      }
    };
  }

  /** How a term was found is no part of a value here, so that equal references are equal. */
  private static List<Value> plain(List<Value> values, Map<TermDraft, EntityRef> terms) {
    var plain = new ArrayList<Value>();
    for (var value : values) {
      plain.add(
          value instanceof Value.Reference its
              ? new Value.Reference(
                  new Value.Existing(id(its.target(), terms)), its.targetType(), its.relation())
              : value);
    }
    return plain;
  }

  private static String id(Value.Target target, Map<TermDraft, EntityRef> terms) {
    if (target instanceof Value.NewTerm made) {
      var term = terms.get(made.term());
      return term == null || term.id() == null ? "" : term.id();
    }
    return ((Value.Existing) target).id();
  }

  /** How the fields of a change stand now. */
  ChangeView view(Change change) {
    var thing = there(change);
    if (thing == null) {
      return new ChangeView(ChangeView.State.GONE, null);
    }
    var now = new TreeMap<String, List<Value>>();
    meaning(change.before()).keySet().forEach(name -> now.put(name, values(thing, name)));
    var text = text(now);
    Instant changed = things.changed(thing);
    if (text.equals(change.after())) {
      return new ChangeView(ChangeView.State.AFTER, changed);
    }
    return new ChangeView(
        text.equals(change.before()) ? ChangeView.State.BEFORE : ChangeView.State.OTHER, changed);
  }

  /** The object as a change makes it. */
  Thing changed(Change change) {
    var thing = there(change);
    if (thing == null) {
      throw RepositoryException.refusal("There is no " + change.entity() + ".", 404);
    }
    var values = new LinkedHashMap<>(meaning(change.after()));
    var names = values.remove(label(thing));
    var name = names == null ? thing.name() : text(names);
    var above = isTerm(thing) ? values.remove(PARENT) : null;
    var belongsTo = above == null ? thing.belongsTo() : target(above);
    var fields = new LinkedHashMap<>(fields(thing.creation()));
    values.forEach((field, its) -> put(fields, field, its));
    var creation = written(thing.creation(), name, fields);
    return new Thing(thing.type(), thing.id(), thing.uuid(), name, belongsTo, creation);
  }

  private static void put(Map<String, List<Value>> fields, String name, List<Value> values) {
    if (values.isEmpty()) {
      fields.remove(name);
    } else {
      fields.put(name, values);
    }
  }

  /** What the field is called that has the name of an object. */
  private static String label(Thing thing) {
    return thing.type() == EntityType.NODE ? "title" : "name";
  }

  private static boolean isTerm(Thing thing) {
    return thing.type() == EntityType.TERM;
  }

  private static @Nullable String target(List<Value> above) {
    return above.isEmpty()
        ? null
        : ((Value.Existing) ((Value.Reference) above.get(0)).target()).id();
  }

  private @Nullable Thing there(Change change) {
    return things
        .find(change.entity())
        .filter(thing -> thing.uuid().equals(change.entity().uuid()))
        .orElse(null);
  }

  private Map<String, List<Value>> meaning(String text) {
    var meaning = meanings.get(text);
    if (meaning == null) {
      throw new IllegalArgumentException("This repository gave no change of this text: " + text);
    }
    return meaning;
  }

  private String text(Map<String, List<Value>> fields) {
    var text = new StringBuilder();
    fields.forEach(
        (name, values) -> {
          text.append(name).append('\n');
          values.forEach(value -> text.append(' ').append(value.canonical()).append('\n'));
        });
    meanings.put(text.toString(), fields);
    return text.toString();
  }

  private static List<Value> values(Thing thing, String name) {
    if (name.equals(label(thing))) {
      return List.of(new Value.Text(thing.name()));
    } else if (name.equals(PARENT) && isTerm(thing)) {
      return Stream.ofNullable(thing.belongsTo())
          .<Value>map(id -> new Value.Reference(new Value.Existing(id), "taxonomy_term"))
          .toList();
    }
    return plain(fields(thing.creation()).getOrDefault(name, List.of()), terms(thing.creation()));
  }

  private static String text(List<Value> values) {
    return values.isEmpty() ? "" : ((Value.Text) values.get(0)).text();
  }

  private static Map<String, List<Value>> fields(Creation creation) {
    if (creation instanceof Creation.OfNode node) {
      return node.node().fields();
    } else if (creation instanceof Creation.OfMedia media) {
      return media.media().fields();
    }
    return ((Creation.OfTerm) creation).fields();
  }

  private static Map<TermDraft, EntityRef> terms(Creation creation) {
    if (creation instanceof Creation.OfNode node) {
      return node.terms();
    }
    return creation instanceof Creation.OfTerm term ? term.terms() : Map.of();
  }

  private static Creation written(Creation creation, String name, Map<String, List<Value>> fields) {
    if (creation instanceof Creation.OfNode node) {
      var draft = new NodeDraft(node.node().bundle(), name, fields);
      return new Creation.OfNode(node.uuid(), draft, node.parent(), node.terms());
    } else if (creation instanceof Creation.OfMedia media) {
      return new Creation.OfMedia(media.uuid(), written(media.media(), name, fields), media.node());
    }
    var term = (Creation.OfTerm) creation;
    var draft = new TermDraft(term.term().vocabulary(), name);
    return new Creation.OfTerm(term.uuid(), draft, fields, term.parent(), term.terms());
  }

  private static MediaDraft written(
      MediaDraft media, String name, Map<String, List<Value>> fields) {
    return new MediaDraft(
        media.step(),
        media.source(),
        media.bundle(),
        name,
        false,
        media.content(),
        media.uses(),
        fields,
        media.tracks());
  }
}
