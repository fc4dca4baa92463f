package org.ingestworkbench.plan.item;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;

/** Plans single rows against a catalog in memory. */
public final class Bench {

  public final FakeCatalog catalog = new FakeCatalog();
  private UnaryOperator<PlanSettings.Builder> settings = UnaryOperator.identity();

  public static Bench bench() {
    return new Bench();
  }

  public Bench with(UnaryOperator<PlanSettings.Builder> change) {
    var before = settings;
    settings = builder -> change.apply(before.apply(builder));
    return this;
  }

  public Bench in(Path directory) {
    return with(builder -> builder.inputDirectory(directory));
  }

  public Bench media(UnaryOperator<MediaSettings.Builder> change) {
    return with(builder -> builder.media(change.apply(MediaSettings.builder()).build()));
  }

  public Bench pages(UnaryOperator<PageSettings.Builder> change) {
    var pages =
        PageSettings.builder()
            .fromDirectories(true)
            .model("http://id.loc.gov/ontologies/bibframe/part");
    return with(builder -> builder.pages(change.apply(pages).build()));
  }

  public Planner planner(String... columns) {
    var clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    var built = settings.apply(PlanSettings.builder().clock(clock)).build();
    return Planner.of(built, catalog, "metadata.csv", List.of(columns));
  }

  /** Plans a row given as column, value, column, value; id and title are there. */
  public Planned plan(String... cells) {
    var row = row(cells);
    return planner(row.cells().keySet().toArray(String[]::new)).plan(row);
  }

  public Item item(String... cells) {
    var planned = plan(cells);
    if (planned.item() == null) {
      throw new AssertionError("Not planned: " + planned.problems());
    }
    return planned.item();
  }

  public List<Value> values(String column, String cell) {
    return item(column, cell).node().fields().getOrDefault(column, List.of());
  }

  public static Row row(String... cells) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("id", "r1");
    map.put("title", "A title");
    for (int i = 0; i < cells.length; i += 2) {
      map.put(cells[i], cells[i + 1]);
    }
    return new Row(2, map.get("id"), map);
  }

  public static List<String> codes(Planned planned) {
    return planned.problems().stream()
        .map(problem -> problem.severity() + " " + problem.code())
        .toList();
  }

  public static String message(Planned planned, Problem.Code code) {
    return planned.problems().stream()
        .filter(problem -> problem.code() == code)
        .map(Problem::message)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + code + " in " + planned.problems()));
  }
}
