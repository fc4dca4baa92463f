package org.ingestworkbench.input;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.Catalog.Trial;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.RepositoryException;

/**
 * What has to be right before any row is looked at: settings, columns, content types, and whether
 * the account may create nodes with them. A check tells what is wrong, a run is refused by it.
 */
public final class JobRequirements {

  private static final String MEMBER_OF = "field_member_of";
  private static final String PARENT = "parent_id";

  private final PlanSettings settings;
  private final Catalog catalog;
  private final String host;
  private final String input;
  private final List<String> columns;

  /** What trials came to. */
  private record Trials(Trial own, Trial pages, List<Problem> refusals) {}

  /**
   * @param host what messages call the site
   * @param input what messages call the input
   * @param columns the header of the input
   */
  public JobRequirements(
      PlanSettings settings, Catalog catalog, String host, String input, List<String> columns) {
    this.settings = settings;
    this.catalog = catalog;
    this.host = host;
    this.input = input;
    this.columns = List.copyOf(columns);
  }

  /**
   * Tells everything that is wrong, and gives what plans rows as far as that goes. The site is
   * asked for its definitions and tried at the same time.
   *
   * @param untried takes the fault for which nothing could be tried; what it throws is thrown
   * @throws RepositoryException when the site cannot be asked for its definitions
   */
  public Planner planner(Consumer<Problem> problems, Consumer<RepositoryException> untried) {
    Executor beside = catalog.remote() ? JobRequirements::beside : Runnable::run;
    var trials = CompletableFuture.supplyAsync(this::tryOut, beside);
    var planner = planner();
    var tried = tried(trials, untried);
    tried.refusals().forEach(problems);
    var planned = answer(planner);
    planned.problems().forEach(problems);
    required(tried.own(), planned, problems);
    requiredOfPages(tried.pages(), problems);
    return planned;
  }

  private CompletableFuture<Planner> planner() {
    return CompletableFuture.supplyAsync(
        () -> Planner.examining(settings, catalog, input, columns), Runnable::run);
  }

  private static void beside(Runnable question) {
    var thread = new Thread(question, "workbench-trial");
    thread.setDaemon(true);
    thread.start();
  }

  private static Trials tried(
      CompletableFuture<Trials> trials, Consumer<RepositoryException> untried) {
    try {
      return answer(trials);
    } catch (RepositoryException fault) {
      untried.accept(fault);
      return new Trials(Trial.UNKNOWN, Trial.UNKNOWN, List.of());
    }
  }

  private static <T> T answer(CompletableFuture<T> question) {
    try {
      return question.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Whether the account may create at all, which needs no other right. */
  private Trials tryOut() {
    var refusals = new ArrayList<Problem>();
    var own = settings.bundle();
    var trial = own(own);
    refusal(own, settings.task().entity(), trial, refusals);
    var pages = pages(own);
    refusal(pagesType(), EntityType.NODE, pages, refusals);
    return new Trials(trial, pages, refusals);
  }

  private Trial own(String bundle) {
    return switch (settings.task()) {
      case CREATE ->
          settings.pages().parentsExist() ? Trial.UNKNOWN : catalog.tryOut(EntityType.NODE, bundle);
      case CREATE_TERMS -> catalog.tryOut(EntityType.TERM, bundle);
      case ADD_MEDIA, UPDATE, UPDATE_TERMS, UPDATE_MEDIA, UPDATE_ALT_TEXT -> Trial.UNKNOWN;
    };
  }

  /** Pages of the type of their books are tried with these, unless the books are there already. */
  private Trial pages(String own) {
    var pages = settings.pages();
    boolean apart = pages.parentsExist() || !pagesType().equals(own);
    return pages.fromDirectories() && apart && settings.task().makesNodes()
        ? catalog.tryOut(EntityType.NODE, pagesType())
        : Trial.UNKNOWN;
  }

  private String pagesType() {
    var pages = settings.pages().contentType();
    return pages == null ? settings.contentType() : pages;
  }

  private void refusal(String bundle, EntityType type, Trial trial, List<Problem> refusals) {
    if (trial.refusal() != null) {
      refusals.add(
          new Problem(
              Code.CREATION_FORBIDDEN,
              Severity.ERROR,
              Place.file(host),
              "The account may not create "
                  + (type == EntityType.TERM ? "terms in vocabulary " : "nodes of type ")
                  + bundle
                  + ": "
                  + trial.refusal()));
    }
  }

  /** What the site wants a value for in every node has to be a column. */
  private void required(Trial trial, Planner planner, Consumer<Problem> problems) {
    trial.required().stream()
        .sorted()
        .filter(field -> !planner.fields().contains(field) && !columns.contains(field))
        .filter(field -> !(field.equals(MEMBER_OF) && columns.contains(PARENT)))
        .forEach(field -> problems.accept(required(field, "in every " + what())));
  }

  private String what() {
    return settings.task().entity() == EntityType.TERM ? "term" : "node";
  }

  /** Pages take from their book what they need, and have some values of their own. */
  private void requiredOfPages(Trial trial, Consumer<Problem> problems) {
    var own = new HashSet<>(settings.pages().valueTemplates().keySet());
    own.addAll(List.of(MEMBER_OF, "field_model", "field_weight", settings.pages().viewerField()));
    trial.required().stream()
        .sorted()
        .filter(field -> !own.contains(field) && !columns.contains(field))
        .forEach(field -> problems.accept(required(field, "in every node of type " + pagesType())));
  }

  private Problem required(String field, String where) {
    return new Problem(
        Code.COLUMN_REQUIRED,
        Severity.ERROR,
        new Place(input, 1, field, null),
        "The site wants a value for "
            + field
            + " "
            + where
            + ", but there is no such column: add it, or set "
            + Advice.CONSTANT_COLUMNS.words()
            + ".",
        Advice.CONSTANT_COLUMNS);
  }
}
