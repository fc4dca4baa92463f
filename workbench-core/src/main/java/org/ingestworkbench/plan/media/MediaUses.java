package org.ingestworkbench.plan.media;

import java.util.LinkedHashSet;
import java.util.List;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.plan.terms.TermQuestion;
import org.ingestworkbench.plan.terms.TermResolver;
import org.jspecify.annotations.Nullable;

/** Finds the terms that say what media are used for. */
public final class MediaUses {

  private static final String VOCABULARY = "islandora_media_use";

  private final TermResolver terms;
  private final String subdelimiter;

  public MediaUses(TermResolver terms, String subdelimiter) {
    this.terms = terms;
    this.subdelimiter = subdelimiter;
  }

  /**
   * The IDs of the terms.
   *
   * @param text one or several of them by ID, URI or name
   * @param column where the text stands; null for the settings
   */
  List<String> ids(String text, @Nullable String column, RowProblems problems) {
    var question = TermQuestion.in(VOCABULARY, column, Code.MEDIA_USE_MISSING);
    var ids = new LinkedHashSet<String>();
    for (var use : split(text)) {
      terms.resolve(question, use, problems).ifPresent(target -> ids.add(id(target)));
    }
    return List.copyOf(ids);
  }

  List<String> split(String text) {
    return Texts.split(text, subdelimiter);
  }

  private static String id(Value.Target target) {
    if (target instanceof Value.Existing term) {
      return term.id();
    }
    throw new IllegalStateException("Media uses are never added: " + target);
  }
}
