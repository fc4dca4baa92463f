package org.ingestworkbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.Catalog.Trial;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.Planner;

/** Asks the site what concerns every row: whether the account may create, and what it must give. */
final class SiteLook {

  private static final String MEMBER_OF = "field_member_of";
  private static final String PARENT = "parent_id";

  private final Catalog catalog;
  private final PlanSettings settings;
  private final String host;
  private final String input;

  SiteLook(Catalog catalog, PlanSettings settings, String host, String input) {
    this.catalog = catalog;
    this.settings = settings;
    this.host = host;
    this.input = input;
  }

  /** Whether the account may create at all; asked first, since it needs no other right. */
  Trial tryOut(Consumer<Problem> problems) {
    var own = settings.contentType();
    var trial = settings.pages().parentsExist() ? Trial.UNKNOWN : catalog.tryOut(own);
    refusal(own, trial, problems);
    var pages = settings.pages().contentType();
    if (settings.pages().fromDirectories() && pages != null && !pages.equals(own)) {
      refusal(pages, catalog.tryOut(pages), problems);
    }
    return trial;
  }

  /** What columns have to be there, and what must be a field. */
  void columns(Trial trial, Planner planner, List<String> columns, Consumer<Problem> problems) {
    if (!catalog.hasBundle(settings.contentType())) {
      return;
    }
    trial.required().stream()
        .sorted()
        .filter(field -> !planner.fields().contains(field) && !columns.contains(field))
        .filter(field -> !(field.equals(MEMBER_OF) && columns.contains(PARENT)))
        .forEach(field -> problems.accept(required(field)));
    if (columns.contains(PARENT) && catalog.fields(settings.contentType(), memberOf()).isEmpty()) {
      problems.accept(
          new Problem(
              Code.COLUMN_UNKNOWN,
              Severity.ERROR,
              new Place(input, 1, PARENT, null),
              "Content type '"
                  + settings.contentType()
                  + "' has no field field_member_of, so no node can have a parent."));
    }
  }

  private static List<String> memberOf() {
    return new ArrayList<>(List.of(MEMBER_OF));
  }

  private void refusal(String bundle, Trial trial, Consumer<Problem> problems) {
    if (trial.refusal() != null) {
      problems.accept(
          new Problem(
              Code.CREATION_FORBIDDEN,
              Severity.ERROR,
              Place.file(host),
              "The account may not create nodes of type " + bundle + ": " + trial.refusal()));
    }
  }

  private Problem required(String field) {
    return new Problem(
        Code.COLUMN_REQUIRED,
        Severity.ERROR,
        new Place(input, 1, field, null),
        "The site wants a value for "
            + field
            + " in every node, but there is no such column: add it, or set csv_field_templates.");
  }
}
