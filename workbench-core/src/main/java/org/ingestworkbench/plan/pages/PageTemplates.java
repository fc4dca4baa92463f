package org.ingestworkbench.plan.pages;

import java.util.Map;
import java.util.Set;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.PageFile;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.ValueTemplates;

/** Fills the templates for titles and values of pages. */
public final class PageTemplates {

  /** The values that a title may want. */
  public static final Set<String> TITLE_NAMES = Set.of("parent_title", "weight");

  private final Template title;
  private final ValueTemplates values;

  PageTemplates(PlanSettings settings) {
    var pages = settings.pages();
    title = new Template(pages.titleTemplate());
    var builder =
        ValueTemplates.builder()
            .subdelimiter(settings.subdelimiter())
            .emptyCellsOf(pages.templatesForEmpty())
            .randomLength(pages.randomLength())
            .randomSeed(settings.seed());
    pages.valueTemplates().forEach(builder::template);
    values = builder.build();
  }

  String title(String parentTitle, PageFile page) {
    return title.with(Map.of("parent_title", parentTitle, "weight", page.label()));
  }

  /**
   * The row of a page with its values in their templates. Random values are drawn by page: pages of
   * a book share their row's id, which alone would give all of them the same.
   */
  Row filled(Row row, PageFile page) {
    var named = new Row(row.line(), row.id() + '\u0000' + page.key(), row.cells());
    return new Row(row.line(), row.id(), values.apply(named).cells());
  }
}
