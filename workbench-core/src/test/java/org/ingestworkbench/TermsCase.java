package org.ingestworkbench;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.junit.jupiter.api.BeforeEach;

/** A job whose rows are terms of the vocabulary "subject". */
abstract class TermsCase extends JobCase {

  @BeforeEach
  final void rowsAreTerms() {
    repository.memory.withField(FieldDefinition.ofTerms("field_place", -1, "place"));
    planning(
        plan ->
            plan.task(RowTask.CREATE_TERMS)
                .vocabulary("subject")
                .idField("term_name")
                .terms(terms -> terms.withAdding(true)));
  }

  @Override
  final IngestJobBuilder job(String name, java.nio.file.Path input) {
    return super.job(name, input).source(source(input));
  }

  CsvRowSource source(java.nio.file.Path input) {
    return CsvRowSource.builder(input).idColumn("term_name").parentColumn("parent").build();
  }

  /** The terms of the vocabulary that were made, in order. */
  final List<Thing> terms() {
    return repository.memory.things(EntityType.TERM).stream()
        .filter(term -> creation(term).term().vocabulary().equals("subject"))
        .toList();
  }

  static Creation.OfTerm creation(Thing term) {
    return (Creation.OfTerm) term.creation();
  }

  /** Names of the terms with those above them: "Owls in Birds in Animals". */
  final List<String> paths() {
    return terms().stream().map(this::path).toList();
  }

  private String path(Thing term) {
    var above = term.belongsTo();
    if (above == null) {
      return term.name();
    }
    return term.name()
        + " in "
        + terms().stream()
            .filter(one -> one.id().equals(above))
            .map(this::path)
            .findFirst()
            .orElse(above);
  }

  final Map<String, String> texts(String name) {
    var fields = new java.util.TreeMap<String, String>();
    terms().stream()
        .filter(term -> term.name().equals(name))
        .flatMap(term -> Stream.of(creation(term).fields()))
        .forEach(all -> all.forEach((field, values) -> fields.put(field, canonical(values))));
    return fields;
  }

  private static String canonical(List<org.ingestworkbench.model.Value> values) {
    return String.join(
        " ",
        values.stream().map(value -> value.canonical().replace('\u001f', ' ').strip()).toList());
  }
}
