package org.ingestworkbench.islandora.job;

import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.islandora.wiring.FoundProblems;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.repository.RepositoryException;

/** Looks whether the list of a rollback configuration can be read, and what it names is there. */
final class DeletionCheck {

  private final RollbackConfig config;
  private final DrupalClient site;
  private final FoundProblems found;

  DeletionCheck(RollbackConfig config, DrupalClient site, Consumer<Problem> told) {
    this.config = config;
    this.site = site;
    this.found = new FoundProblems(told);
  }

  /** Tells each problem as it is found; deletes nothing. */
  CheckReport run() {
    config.site().remarks().forEach(found::add);
    var ids = ids();
    look(ids);
    return found.report(ids.size(), 1, false);
  }

  private List<String> ids() {
    try {
      return config.named();
    } catch (InputException unreadable) {
      found.add(
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
        found.add(Code.SITE_UNAVAILABLE, severity, site.host(), "" + fault.getMessage());
        if (all) {
          return;
        }
      }
    }
  }

  private void look(String id) {
    if (!config.isThere(id, site)) {
      found.add(
          Code.NODE_DELETED,
          Severity.NOTE,
          config.list().toString(),
          (config.namesNodes() ? "Node " : "Medium ")
              + id
              + " is not on the site: there is nothing to delete.");
    }
  }
}
