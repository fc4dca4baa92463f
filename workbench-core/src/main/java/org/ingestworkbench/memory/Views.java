package org.ingestworkbench.memory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeView;
import org.jspecify.annotations.Nullable;

/** Shows what was made as a repository would. */
final class Views {
  private static final String MEMBER_OF = "field_member_of";

  private Views() {}

  static NodeView node(Thing thing, Things things, NodeView.@Nullable Alias alias) {
    var draft = ((Creation.OfNode) thing.creation()).node();
    return new NodeView(
        thing.id(),
        thing.uuid(),
        draft.bundle(),
        thing.name(),
        things.changed(thing),
        parents(thing),
        alias,
        things.created(thing));
  }

  /** The IDs of the nodes that a node is a member of. */
  static List<String> parents(Thing thing) {
    NodeDraft draft = ((Creation.OfNode) thing.creation()).node();
    return thing.belongsTo() != null
        ? List.of(thing.belongsTo())
        : targets(draft.fields().getOrDefault(MEMBER_OF, List.of())).toList();
  }

  static MediaView medium(Thing thing, List<String> files, Things things) {
    var draft = ((Creation.OfMedia) thing.creation()).media();
    return new MediaView(
        thing.id(),
        thing.uuid(),
        draft.bundle(),
        thing.name(),
        draft.uses(),
        files,
        things.changed(thing),
        things.created(thing));
  }

  /** Whether an object was made with a reference to a term. */
  static boolean refersToTerm(Creation creation, String term) {
    if (creation instanceof Creation.OfNode node) {
      return refersTo(node.node().fields(), term)
          || node.terms().values().stream().anyMatch(made -> term.equals(made.id()));
    } else if (creation instanceof Creation.OfMedia media) {
      return media.media().uses().contains(term) || refersTo(media.media().fields(), term);
    }
    return creation instanceof Creation.OfTerm its
        && (refersTo(its.fields(), term)
            || (its.parent() != null && term.equals(its.parent().id()))
            || its.terms().values().stream().anyMatch(made -> term.equals(made.id())));
  }

  private static boolean refersTo(Map<String, List<Value>> fields, String term) {
    return fields.entrySet().stream()
        .filter(field -> !field.getKey().equals(MEMBER_OF))
        .flatMap(field -> targets(field.getValue()))
        .anyMatch(term::equals);
  }

  private static Stream<String> targets(List<Value> values) {
    return values.stream().map(Views::target).filter(Objects::nonNull).map(Objects::requireNonNull);
  }

  private static @Nullable String target(Value value) {
    return value instanceof Value.Reference reference
            && reference.target() instanceof Value.Existing target
        ? target.id()
        : null;
  }
}
