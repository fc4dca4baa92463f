package org.ingestworkbench.plan.item;

import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.jspecify.annotations.Nullable;

/** Reads the URL alias that a row gives its node. */
final class AliasReader {

  private static final int MAX_ALIAS = 255;

  private final String subdelimiter;
  private final Catalog catalog;

  AliasReader(String subdelimiter, Catalog catalog) {
    this.subdelimiter = subdelimiter;
    this.catalog = catalog;
  }

  /** The alias that is to be made; null for none. */
  @Nullable String of(RowProblems problems) {
    var alias = problems.row().cell(InputColumns.ALIAS);
    if (alias.isEmpty()) {
      return null;
    }
    if (!catalog.hasAliases()) {
      problems.refuse(
          Code.ALIAS_INVALID,
          InputColumns.ALIAS,
          "The repository has no URL aliases: leave \"" + alias + "\" out.");
    } else if (Texts.split(alias, subdelimiter).size() > 1) {
      refuseAlias(alias, "is more than one: a node gets one alias, so write one.", problems);
    } else if (!alias.startsWith("/") || alias.startsWith("//") || alias.length() == 1) {
      refuseAlias(alias, "does not begin with one slash, as in /my-item.", problems);
    } else if (Texts.length(alias) > MAX_ALIAS) {
      refuseAlias(alias, "is longer than " + MAX_ALIAS + " characters.", problems);
    }
    return alias;
  }

  private static void refuseAlias(String alias, String why, RowProblems problems) {
    problems.refuse(
        Code.ALIAS_INVALID, InputColumns.ALIAS, "The URL alias \"" + alias + "\" " + why);
  }

  /** The same for a node that is there: null, too, where the alias leads to it already. */
  @Nullable String of(RowProblems problems, String node) {
    var alias = of(problems);
    return alias == null
            || problems.refused()
            || catalog.node(alias).filter(node::equals).isPresent()
        ? null
        : alias;
  }
}
