package org.ingestworkbench.islandora.export;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.ingestworkbench.drupal.DrupalExport;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that a view lists, page after page, each once. It ends with a page that has none that
 * an earlier one had not: a view without pages answers all its nodes for every page.
 */
final class ViewNodes implements Nodes {

  private final DrupalExport site;
  private final String path;
  private final List<String> parameters;
  private final NodeIds listed = new NodeIds();
  private final Queue<Wanted> page = new ArrayDeque<>();
  private int nextPage;
  private boolean ended;

  private ViewNodes(DrupalExport site, String path, List<String> parameters) {
    this.site = site;
    this.path = path;
    this.parameters = parameters;
  }

  static ViewNodes of(WorkbenchConfig config, DrupalExport site) {
    return new ViewNodes(
        site, config.text("view_path").orElseThrow(), config.list("view_parameters"));
  }

  @Override
  public @Nullable Wanted next() {
    while (page.isEmpty() && !ended) {
      read();
    }
    return page.poll();
  }

  private void read() {
    var rows = site.page(path, parameters, nextPage);
    nextPage++;
    for (var row : rows) {
      var id = first(row, "nid");
      if (!NodeIds.isId(id)) {
        throw noNumbers();
      } else if (listed.add(id)) {
        page.add(new Wanted(id, row.containsKey("type") ? row : null));
      }
    }
    ended = page.isEmpty();
  }

  static String first(Map<String, List<String>> texts, String field) {
    return texts.getOrDefault(field, List.of()).stream().findFirst().orElse("");
  }

  private RepositoryException noNumbers() {
    return RepositoryException.because(
            "The view "
                + path
                + " gives rows without the number of a node (nid): let it show entities, or the"
                + " field nid as it is.")
        .scope(Scope.JOB)
        .remedy(Remedy.MEND_AND_RESUME)
        .build();
  }

  @Override
  public void close() {
    page.clear();
  }
}
