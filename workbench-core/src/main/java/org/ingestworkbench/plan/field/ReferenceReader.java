package org.ingestworkbench.plan.field;

import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.TermSettings;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.plan.terms.TermQuestion;
import org.ingestworkbench.plan.terms.TermResolver;

/** Reads references to terms, nodes, media and other objects. */
final class ReferenceReader implements ValueReader {

  private static final String TERM = "taxonomy_term";
  private static final String NODE = "node";

  /** What a browser takes for an address, and more than any path of a site. */
  private static final int LONGEST = 2_048;

  /** What the repository calls the type of a target, where that is not the name of the target. */
  private static final Map<String, String> TARGET_TYPES =
      Map.of(NODE, "node_type", "media", "media_type");

  private final TermSettings settings;
  private final TermResolver terms;
  private final Catalog catalog;

  ReferenceReader(TermSettings settings, TermResolver terms, Catalog catalog) {
    this.settings = settings;
    this.terms = terms;
    this.catalog = catalog;
  }

  @Override
  public Optional<Value> read(FieldDefinition field, String text, RowProblems problems) {
    var type = field.target().type();
    var target = type == null ? TERM : type;
    return switch (target) {
      case TERM ->
          terms
              .resolve(TermQuestion.of(field, settings), text, problems)
              .map(term -> new Value.Reference(term, TERM));
      case NODE -> node(field, text, problems).map(id -> existing(id, target));
      case "media", "user" -> id(field, text, problems).map(id -> existing(id, target));
      default -> Optional.of(existing(text, target));
    };
  }

  private static Value existing(String id, String target) {
    var type = TARGET_TYPES.getOrDefault(target, target);
    return new Value.Reference(new Value.Existing(id), type);
  }

  private Optional<String> node(FieldDefinition field, String text, RowProblems problems) {
    var id = text.length() > LONGEST ? Optional.<String>empty() : catalog.node(text);
    if (id.isEmpty()) {
      problems.refuse(
          field.name().equals(InputColumns.MEMBER_OF) ? Code.PARENT_MISSING : Code.VALUE_INVALID,
          field.name(),
          "Node identified in \""
              + field.name()
              + "\" ("
              + text
              + ") in CSV row with ID \""
              + problems.row().id()
              + "\" cannot be found or accessed.");
    }
    return id;
  }

  private static Optional<String> id(FieldDefinition field, String text, RowProblems problems) {
    if (Texts.digits(text)) {
      return Optional.of(text);
    }
    problems.refuse(
        Code.VALUE_INVALID,
        field.name(),
        "\"" + text + "\" in field \"" + field.name() + "\" is not an ID: write a number.");
    return Optional.empty();
  }
}
