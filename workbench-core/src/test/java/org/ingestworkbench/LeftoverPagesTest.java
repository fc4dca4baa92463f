package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.Creations.media;
import static org.ingestworkbench.Creations.node;

import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.StepState;
import org.junit.jupiter.api.Test;

/** Somebody takes the files of pages away that were begun and are not done. */
class LeftoverPagesTest extends LeftoverCase {

  private static final String BOOK = "id,title\nbook,Book\n";

  private void book(int pages) {
    withPages();
    pages("book", pages);
  }

  @Test
  void aPageThatWasMadeAndWhoseFileIsGoneIsFoundAndTold() {
    book(3);
    repository.after = Mishap.dying(node("Book, page 2"));
    start(BOOK);
    mend();
    delete("book/page-2.jpg");

    assertThat(resume(BOOK).allDone()).isTrue();

    assertThat(state(StepKey.page("book", "page-2.jpg"))).isEqualTo(StepState.COMPLETE);
    assertThat(changes()).anyMatch(text -> text.contains("does not have the page book page-2.jpg"));
    var rows = mapped(entry -> entry.csvId() + " under " + entry.parentNodeId());
    assertThat(rows).contains("page-2.jpg under 1").hasSize(4);
  }

  @Test
  void aPageThatWasNeverMadeAndWhoseFileIsGoneIsAbsent() {
    book(3);
    repository.before = Mishap.dying(node("Book, page 2"));
    start(BOOK);
    mend();
    delete("book/page-2.jpg");

    assertThat(resume(BOOK).allDone()).isTrue();

    assertThat(state(StepKey.page("book", "page-2.jpg"))).isEqualTo(StepState.REFUSED);
    assertThat(changes()).isEmpty();
  }

  @Test
  void theMediumOfAPageWhoseFileIsGoneIsFoundAndTold() {
    book(2);
    repository.after = Mishap.dying(media());
    start(BOOK);
    mend();
    delete("book/page-1.jpg");

    assertThat(resume(BOOK).allDone()).isTrue();

    assertThat(state(StepKey.pageMedia("book", "page-1.jpg", ""))).isEqualTo(StepState.COMPLETE);
    assertThat(changes()).anyMatch(text -> text.contains("page-media book page-1.jpg"));
  }

  @Test
  void aPageWhoseFileIsGoneAndOfWhichNobodyCanTellIsUnresolvedUntilItIsBack() {
    book(3);
    repository.after = Mishap.dying(node("Book, page 2"));
    start(BOOK);
    mend();
    delete("book/page-2.jpg");
    repository.asking = RepositoryException.refusal("No node is found by its uuid.", 0);

    var without = resume(BOOK);

    assertThat(without.count(Outcome.Kind.UNRESOLVED)).isEqualTo(1);
    assertThat(without.notDone().get(0).outcome().reason())
        .contains("page book page-2.jpg", "Give it back");
    repository.asking = null;
    pages("book", 3);
    assertThat(resume(BOOK).allDone()).isTrue();
    assertThat(titles()).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void aPageThatIsAddedToADoneBookIsNoticed() {
    book(1);
    start(BOOK);
    var again = resume(BOOK);
    assertThat(again.allDone()).as(again.notDone().toString()).isTrue();
    pages("book", 2);

    assertThatThrownBy(() -> resume(BOOK))
        .isInstanceOf(ChangedInputException.class)
        .hasMessageContaining("row book (line 2) or one of its files changed");
  }
}
