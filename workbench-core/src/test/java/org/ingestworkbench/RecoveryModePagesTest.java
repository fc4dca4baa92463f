package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.spi.RollbackWriter;
import org.junit.jupiter.api.Test;

/** Books that another program began, and the list of what it made. */
class RecoveryModePagesTest extends RecoveryModeCase {
  private void page(String name) throws IOException {
    Files.writeString(Files.createDirectories(directory.resolve("book")).resolve(name), name);
  }

  private PlanSettings withPages() {
    return PlanSettings.builder()
        .inputDirectory(directory)
        .media(MediaSettings.builder().use("1").build())
        .pages(PageSettings.builder().fromDirectories(true).model("2").build())
        .build();
  }

  @Test
  void pagesOfABookThatIsThereAreMadeWhereTheyAreMissing() throws IOException {
    workbenchMade("book", 998);
    workbenchMade("page-1.jpg", 999, "book", "memory:");
    page("page-1.jpg");
    page("page-2.jpg");

    var report =
        job("id,title\nbook,Book\n", Recovery.startingFrom(998)).plan(withPages()).build().run();

    assertThat(report.count(Outcome.Kind.COMPLETED)).isEqualTo(1);
    assertThat(nodes()).isEqualTo(1);
    assertThat(repository.things(EntityType.NODE).get(1002).belongsTo()).isEqualTo("998");
  }

  @Test
  void byANumberPagesOfOurOwnDoneBookAreMadeWhereTheyAreMissing() throws IOException {
    page("page-1.jpg");
    job("id,title\nbook,Book\n", Recovery.NONE).plan(withPages()).build().run();
    page("page-2.jpg");

    Files.createDirectories(directory.resolve("b"));
    job("id,title\nbook,Book\nb,B\n", Recovery.startingFrom(1003)).plan(withPages()).build().run();

    assertThat(nodes()).isEqualTo(4);
  }

  @Test
  void theRollbackListNamesWhatTheOtherProgramMade() throws IOException {
    workbenchMade("a", 998);
    workbenchMade("book", 999);
    workbenchMade("page-1.jpg", 1000, "book", "memory:");
    workbenchMade("elsewhere", 1001);
    page("page-1.jpg");
    Files.createDirectories(directory.resolve("a"));
    Files.createDirectories(directory.resolve("c"));
    var listed = new ArrayList<String>();
    var job =
        job("id,title\na,A\nbook,Book\nc,C\n", Recovery.startingFrom(998))
            .plan(withPages())
            .rollback((id, host, started, resumed) -> listTo(listed));

    job.build().run();

    assertThat(listed).startsWith("998 a", "999 book", "1000 ").contains("1003 c").hasSize(4);
    listed.clear();
    job.recovery(Recovery.resume()).build().run();
    assertThat(listed).contains("998 a", "999 book", "1000 ", "1003 c").hasSize(4);
  }

  private static RollbackWriter.RollbackList listTo(List<String> listed) {
    return new RollbackWriter.RollbackList() {
      @Override
      public void add(RollbackWriter.Entry entry) {
        listed.add(entry.nodeId() + " " + entry.rowId());
      }

      @Override
      public void close() {}
    };
  }
}
