package org.ingestworkbench.plan.terms;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.TermSettings;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.text.Folding;
import org.jspecify.annotations.Nullable;

/** Finds the term that an ID, a URI or a name means, or plans to make it. */
public final class TermResolver {

  private static final int MAX_NAME = 255;

  /** What a site can store of a link. */
  private static final int LONGEST_URI = 2_048;

  private static final int LONGEST_ID = 18;
  private static final Pattern PREFIX = Pattern.compile("([a-z][a-z0-9_]*)(\\s*:\\s*)(\\S.*)");
  private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n\\u0085\\u2028\\u2029]+");

  private final TermSettings settings;
  private final Catalog catalog;
  private final TermSpellings spellings = new TermSpellings();

  public TermResolver(TermSettings settings, Catalog catalog) {
    this.settings = settings;
    this.catalog = catalog;
  }

  /** The term; empty when there is none, and then the row was refused. */
  public Optional<Value.Target> resolve(TermQuestion question, String text, RowProblems problems) {
    if (Texts.digits(text) && !question.digitsAreNames()) {
      return byId(question, text, problems);
    } else if (Texts.address(text)) {
      return byUri(question, text, problems);
    }
    return byName(question, text, problems);
  }

  private Optional<Value.Target> byId(TermQuestion question, String id, RowProblems problems) {
    var term = id.length() > LONGEST_ID ? Optional.<Catalog.Term>empty() : catalog.term(id);
    if (term.isEmpty()) {
      problems.refuse(
          question.missing(), question.column(), "There is no term with the ID " + id + ".");
      return Optional.empty();
    }
    if (!question.allows(term.get().vocabulary())) {
      wrongVocabulary(question, "The term with the ID " + id, term.get(), problems);
      return Optional.empty();
    }
    return existing(term.get());
  }

  private Optional<Value.Target> byUri(TermQuestion question, String uri, RowProblems problems) {
    var terms = uri.length() > LONGEST_URI ? List.<Catalog.Term>of() : catalog.termsByUri(uri);
    var fitting = terms.stream().filter(term -> question.allows(term.vocabulary())).toList();
    if (!fitting.isEmpty()) {
      sayIfSeveral(question, uri, fitting, problems);
      return existing(fitting.get(0));
    }
    if (terms.isEmpty()) {
      problems.refuse(
          question.missing(), question.column(), "There is no term with the URI " + uri + ".");
    } else {
      wrongVocabulary(question, "The term with the URI " + uri, terms.get(0), problems);
    }
    return Optional.empty();
  }

  private Optional<Value.Target> byName(
      TermQuestion question, String written, RowProblems problems) {
    var text = onOneLine(question, written, problems);
    var prefixed = PREFIX.matcher(text);
    if (prefixed.matches() && question.vocabularies().contains(prefixed.group(1))) {
      return inVocabulary(question, prefixed.group(1), prefixed.group(3), problems);
    }
    if (question.vocabularies().size() != 1) {
      problems.refuse(
          Code.VOCABULARY_NEEDED,
          question.column(),
          "\""
              + text
              + "\" needs its vocabulary before it, as in vocabulary:name, since terms may"
              + " be in "
              + question.where()
              + ".");
      return Optional.empty();
    }
    var vocabulary = question.vocabularies().get(0);
    if (prefixed.matches() && prefixed.group(2).equals(":")) {
      problems.note(
          Code.VOCABULARY_UNKNOWN,
          question.column(),
          "\""
              + prefixed.group(1)
              + "\" is not the vocabulary "
              + vocabulary
              + ": \""
              + text
              + "\" as a whole is taken for the name of a term.");
    }
    return inVocabulary(question, vocabulary, text, problems);
  }

  /** A spreadsheet breaks a line where its cell is full. */
  private static String onOneLine(TermQuestion question, String text, RowProblems problems) {
    var lines = LINE_BREAK.matcher(text);
    if (!lines.find()) {
      return text;
    }
    var line = lines.replaceAll(" ");
    problems.note(
        Code.TERM_SPELLING,
        question.column(),
        "A line break in the name of a term is taken for a blank: \"" + line + "\".");
    return line;
  }

  private Optional<Value.Target> inVocabulary(
      TermQuestion question, String vocabulary, String text, RowProblems problems) {
    var name = fitting(question, Folding.visible(text), problems);
    var term = find(question, vocabulary, name, problems);
    return term.isEmpty()
        ? added(question, vocabulary, name, problems)
        : Optional.of(new Value.Existing(term.get().id(), new TermDraft(vocabulary, name)));
  }

  /** The term that a vocabulary has under a name; empty, and nothing said, where there is none. */
  public Optional<Catalog.Term> find(
      TermQuestion question, String vocabulary, String name, RowProblems problems) {
    var terms = catalog.termsByName(vocabulary, name);
    if (terms.isEmpty()) {
      return Optional.empty();
    }
    sayIfSeveral(question, name, terms, problems);
    var term = terms.get(0);
    if (!term.name().equals(name)) {
      saySpelling(question, name, term.name(), problems);
    }
    return Optional.of(term);
  }

  private Optional<Value.Target> added(
      TermQuestion question, String vocabulary, String name, RowProblems problems) {
    if (!question.adding() || !settings.mayAddTo(vocabulary)) {
      problems.refuse(
          question.missing(),
          question.column(),
          missing(question, vocabulary, name),
          advice(question));
      return Optional.empty();
    }
    var hindrance = hindrance(vocabulary);
    if (hindrance.isPresent()) {
      problems.refuse(
          question.missing(),
          question.column(),
          "There is no term \""
              + name
              + "\" in vocabulary \""
              + vocabulary
              + "\", and it cannot be added: "
              + hindrance.get());
      return Optional.empty();
    }
    var first = spellings.first(vocabulary, name);
    if (first.equals(name)) {
      problems.note(
          Code.TERM_WILL_BE_ADDED,
          question.column(),
          "There is no term \""
              + name
              + "\" in vocabulary \""
              + vocabulary
              + "\". That term will be created.");
    } else {
      saySpelling(question, name, first, problems);
    }
    return Optional.of(new Value.NewTerm(new TermDraft(vocabulary, name)));
  }

  /** Why the site takes no new term that has nothing but a name; asked once for a vocabulary. */
  private Optional<String> hindrance(String vocabulary) {
    var trial = catalog.tryOut(EntityType.TERM, vocabulary);
    if (trial.refusal() != null) {
      return Optional.of("the account may not create terms there: " + trial.refusal());
    }
    return trial.required().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the site wants a value for "
                + String.join(", ", trial.required().stream().sorted().toList())
                + " in every term of it. Make the term on the site.");
  }

  private String missing(TermQuestion question, String vocabulary, String name) {
    var fact = "There is no term \"" + name + "\" in vocabulary \"" + vocabulary + "\"";
    if (!question.adding()) {
      return fact
          + ": correct it, or add the term"
          + (advice(question) == null ? "." : " (" + Advice.NEW_TERMS.words() + " does).");
    }
    return fact
        + ", which "
        + Advice.PROTECTED_VOCABULARIES.words()
        + " keeps as it is: correct it, or add the term.";
  }

  private static @Nullable Advice advice(TermQuestion question) {
    if (question.adding()) {
      return Advice.PROTECTED_VOCABULARIES;
    }
    return question.missing() == Code.TERM_MISSING ? Advice.NEW_TERMS : null;
  }

  private static String fitting(TermQuestion question, String name, RowProblems problems) {
    if (Texts.length(name) > MAX_NAME) {
      problems.warn(
          Code.VALUE_TRUNCATED,
          question.column(),
          "The name of the term \"" + name + "\" is cut at " + MAX_NAME + " characters.");
    }
    return Texts.cut(name, MAX_NAME).strip();
  }

  private static void saySpelling(
      TermQuestion question, String name, String other, RowProblems problems) {
    problems.note(
        Code.TERM_SPELLING,
        question.column(),
        "\"" + name + "\" is taken for the term \"" + other + "\".");
  }

  private static void sayIfSeveral(
      TermQuestion question, String text, List<Catalog.Term> terms, RowProblems problems) {
    if (terms.size() > 1) {
      problems.warn(
          Code.TERM_AMBIGUOUS,
          question.column(),
          "There are "
              + terms.size()
              + " terms for \""
              + text
              + "\" ("
              + String.join(", ", terms.stream().map(Catalog.Term::id).toList())
              + "); the first is taken. Write the ID of the right one.");
    }
  }

  private static void wrongVocabulary(
      TermQuestion question, String what, Catalog.Term term, RowProblems problems) {
    problems.refuse(
        Code.TERM_WRONG_VOCABULARY,
        question.column(),
        what
            + " (\""
            + term.name()
            + "\") is in vocabulary \""
            + term.vocabulary()
            + "\", but has to be in "
            + question.where()
            + ".");
  }

  private static Optional<Value.Target> existing(Catalog.Term term) {
    return Optional.of(new Value.Existing(term.id()));
  }
}
