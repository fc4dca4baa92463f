package org.ingestworkbench.islandora.job;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.repository.RepositoryException;

/** Looks whether the list of a rollback configuration can be read, and what it names is there. */
final class DeletionCheck {

  /** How many problems the report keeps; all are counted and told. */
  private static final int KEPT = 1000;

  private final RollbackConfig config;
  private final DrupalClient site;
  private final Consumer<Problem> told;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Code, Long> counts = new EnumMap<>(Code.class);
  private final Map<Severity, Long> severities = new EnumMap<>(Severity.class);

  DeletionCheck(RollbackConfig config, DrupalClient site, Consumer<Problem> told) {
    this.config = config;
    this.site = site;
    this.told = told;
  }

  /** Tells each problem as it is found; deletes nothing. */
  CheckReport run() {
    config.site().remarks().forEach(this::add);
    var ids = ids();
    look(ids);
    return new CheckReport(ids.size(), 1, counts, severities, problems, false);
  }

  private List<String> ids() {
    try {
      return config.named();
    } catch (InputException unreadable) {
      add(
          Code.INPUT_UNREADABLE,
          Severity.ERROR,
          config.list().toString(),
          "" + unreadable.getMessage());
      return List.of();
    }
  }

  /** A fault of one node says nothing of the others; one of the site ends the look. */
  private void look(List<String> ids) {
    for (var id : ids) {
      try {
        look(id);
      } catch (RepositoryException fault) {
        boolean all = fault.endsTheRun();
        var severity = all ? Severity.ERROR : Severity.ROW_ERROR;
        add(Code.SITE_UNAVAILABLE, severity, site.host(), "" + fault.getMessage());
        if (all) {
          return;
        }
      }
    }
  }

  private void look(String id) {
    if (!config.isThere(id, site)) {
      add(
          Code.NODE_DELETED,
          Severity.NOTE,
          config.list().toString(),
          (config.namesNodes() ? "Node " : "Medium ")
              + id
              + " is not on the site: there is nothing to delete.");
    }
  }

  private void add(Code code, Severity severity, String place, String message) {
    add(new Problem(code, severity, Place.file(place), message));
  }

  private void add(Problem problem) {
    counts.merge(problem.code(), 1L, Long::sum);
    severities.merge(problem.severity(), 1L, Long::sum);
    if (problems.size() < KEPT) {
      problems.add(problem);
    }
    told.accept(problem);
  }
}
