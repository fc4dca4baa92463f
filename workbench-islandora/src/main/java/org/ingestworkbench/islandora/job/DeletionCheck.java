package org.ingestworkbench.islandora.job;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;

/** Looks whether the list of a rollback configuration can be read, and what it names is there. */
final class DeletionCheck {

  private final RollbackConfig config;
  private final RepositoryClient site;
  private final Consumer<Problem> told;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Code, Long> counts = new EnumMap<>(Code.class);
  private final Map<Severity, Long> severities = new EnumMap<>(Severity.class);

  DeletionCheck(RollbackConfig config, RepositoryClient site, Consumer<Problem> told) {
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
      return config.ids();
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
    if (!isThere(id)) {
      add(
          Code.NODE_DELETED,
          Severity.NOTE,
          config.list().toString(),
          (config.media() ? "Medium " : "Node ")
              + id
              + " is not on the site: there is nothing to delete.");
    }
  }

  private boolean isThere(String id) {
    return config.media()
        ? site.medium(new EntityRef(EntityType.MEDIA, id, null)).isPresent()
        : site.look(EntityRef.node(id)).isPresent();
  }

  private void add(Code code, Severity severity, String place, String message) {
    add(new Problem(code, severity, Place.file(place), message));
  }

  private void add(Problem problem) {
    counts.merge(problem.code(), 1L, Long::sum);
    severities.merge(problem.severity(), 1L, Long::sum);
    problems.add(problem);
    told.accept(problem);
  }
}
