package org.ingestworkbench.plan;

import java.util.Collection;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What may be done about taxonomy terms that the input names. Immutable.
 *
 * @param adding whether missing terms are made ({@code allow_adding_terms})
 * @param protectedVocabularies vocabularies that never get new terms ({@code
 *     protected_vocabularies})
 * @param columnsWithNames columns in which a value of digits is a term's name and not its ID
 *     ({@code columns_with_term_names})
 */
public record TermSettings(
    boolean adding, Set<String> protectedVocabularies, Set<String> columnsWithNames) {

  /** Nothing is added, digits are IDs. */
  public static final TermSettings DEFAULTS = new TermSettings(false, Set.of(), Set.of());

  public TermSettings {
    protectedVocabularies = Set.copyOf(protectedVocabularies);
    columnsWithNames = Set.copyOf(columnsWithNames);
  }

  public TermSettings withAdding(boolean allowed) {
    return new TermSettings(allowed, protectedVocabularies, columnsWithNames);
  }

  public TermSettings withProtectedVocabularies(Collection<String> vocabularies) {
    return new TermSettings(adding, Set.copyOf(vocabularies), columnsWithNames);
  }

  public TermSettings withColumnsWithNames(Collection<String> columns) {
    return new TermSettings(adding, protectedVocabularies, Set.copyOf(columns));
  }

  /** Whether a missing term may be made in the vocabulary. */
  public boolean mayAddTo(String vocabulary) {
    return adding && !protectedVocabularies.contains(vocabulary);
  }

  void describe(BiConsumer<String, Object> out) {
    out.accept("allow_adding_terms", adding);
    out.accept("protected_vocabularies", protectedVocabularies);
    out.accept("columns_with_term_names", columnsWithNames);
  }
}
