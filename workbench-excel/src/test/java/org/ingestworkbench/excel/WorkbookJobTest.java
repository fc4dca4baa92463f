package org.ingestworkbench.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.excel.Xlsx.number;
import static org.ingestworkbench.excel.Xlsx.row;
import static org.ingestworkbench.excel.Xlsx.styled;
import static org.ingestworkbench.excel.Xlsx.text;

import java.nio.file.Path;
import org.ingestworkbench.ChangedInputException;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.table.TableRowSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job knows a workbook by its values. */
class WorkbookJobTest {
  private static final String HEADER = row(1, text("id"), text("title"));

  @TempDir Path directory;
  private final InMemoryRepository repository = new InMemoryRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();

  @Test
  void oneThatWasSavedAgainWithTheSameValuesIsNoOtherInput() {
    var before =
        Xlsx.of(HEADER, row(2, number("1"), text("One")), row(3, number("2"), styled(1, "45292")))
            .formats("yyyy-mm-dd");
    assertThat(run(before, Recovery.NONE)).returns(2L, JobReport::done);

    var after =
        new Xlsx()
            .sheet("Other", "hidden")
            .sheet(
                "Renamed",
                "",
                row(3, "t=\"s\"><v>1</v>", "t=\"s\"><v>2</v>", "s=\"1\">"),
                row(5, "t=\"str\"><f>\"1\"</f><v>1</v>", "t=\"s\"><v>0</v>"),
                row(6, number("2.0"), styled(1, "45292.25")))
            .formats("d/m/yyyy")
            .shared("<r><t>O</t></r><r><t>ne</t></r>", "<t>id</t>", "<t>title</t>");
    assertThat(run(after, Recovery.resume()).count(Outcome.Kind.SKIPPED)).isEqualTo(2);
  }

  @Test
  void aValueThatChangedIsToldByItsRow() {
    run(Xlsx.of(HEADER, row(2, number("1"), text("One"))), Recovery.NONE);

    var after = Xlsx.of(HEADER, row(4, number("1"), text("Two")));
    assertThatThrownBy(() -> run(after, Recovery.resume()))
        .isInstanceOf(ChangedInputException.class)
        .hasMessageContaining("1")
        .hasMessageContaining("line 4");
  }

  private JobReport run(Xlsx book, Recovery recovery) {
    var table = XlsxTable.of(book.write(directory.resolve("in.xlsx")));
    return IngestJob.named("books")
        .source(TableRowSource.builder(table).build())
        .repository(repository)
        .idMap(map)
        .plan(PlanSettings.builder().media(MediaSettings.builder().nodesOnly(true).build()).build())
        .recovery(recovery)
        .build()
        .run();
  }
}
