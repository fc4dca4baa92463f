package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.ingestworkbench.model.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Books that another program began, and the list of what it made. */
class RecoveryModePagesTest extends RecoveryModeCase {
  @BeforeEach
  void pagesInFolders() {
    withPages();
  }

  @Test
  void pagesOfABookThatIsThereAreMadeWhereTheyAreMissing() {
    workbenchMade("book", 998);
    workbenchMade("page-1.jpg", 999, "book", "memory:");
    files("book/page-1.jpg", "book/page-2.jpg");

    var report = run("id,title\nbook,Book\n", Recovery.startingFrom(998));

    assertThat(report.count(Outcome.Kind.COMPLETED)).isEqualTo(1);
    assertThat(nodesMade()).isEqualTo(1);
    assertThat(made(0).belongsTo()).isEqualTo("998");
  }

  @Test
  void byANumberPagesOfOurOwnDoneBookAreMadeWhereTheyAreMissing() {
    files("book/page-1.jpg");
    start("id,title\nbook,Book\n");
    files("book/page-2.jpg");

    folders("b");
    run("id,title\nbook,Book\nb,B\n", Recovery.startingFrom(1003));

    assertThat(nodesMade()).isEqualTo(4);
  }

  @Test
  void theRollbackListNamesWhatTheOtherProgramMade() {
    workbenchMade("a", 998);
    workbenchMade("book", 999);
    workbenchMade("page-1.jpg", 1000, "book", "memory:");
    workbenchMade("elsewhere", 1001);
    files("book/page-1.jpg");
    folders("a", "c");
    var list = new KeptList();
    var job = job("id,title\na,A\nbook,Book\nc,C\n", Recovery.startingFrom(998)).rollback(list);

    job.build().run();

    assertThat(list.rows()).startsWith("998 a", "999 book", "1000 ").contains("1003 c").hasSize(4);
    job.recovery(Recovery.resume()).build().run();
    assertThat(list.rows()).contains("998 a", "999 book", "1000 ", "1003 c").hasSize(4);
  }
}
