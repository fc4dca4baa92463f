package org.ingestworkbench.testkit.store;

import static org.ingestworkbench.testkit.store.Sample.JOB;
import static org.ingestworkbench.testkit.store.Sample.OTHER;
import static org.ingestworkbench.testkit.store.Sample.makeNode;
import static org.ingestworkbench.testkit.store.Sample.resume;
import static org.ingestworkbench.testkit.store.Sample.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;
import org.junit.jupiter.api.Test;

/** What a store has to keep of a job's input, and what it tells without a claim. */
public interface ManifestContract extends StoreHarness {

  private static Iterator<byte[]> blocks(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).iterator();
  }

  private static List<String> manifest(JournalReader journal) {
    var texts = new ArrayList<String>();
    journal.manifest(block -> texts.add(new String(block, StandardCharsets.ISO_8859_1)));
    return texts;
  }

  /** Gives two blocks, then breaks as a process would that dies. */
  private static Iterator<byte[]> broken() {
    var sound = blocks("x", "y");
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public byte[] next() {
        if (sound.hasNext()) {
          return sound.next();
        }
        throw new BrokenOffException();
      }
    };
  }

  /** The end of a process, as far as a store can tell. */
  final class BrokenOffException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  default void aManifestThatWasNeverKeptHasNoBlocks() {
    var store = open();
    assertEquals(List.of(), manifest(store.claim(start(JOB))));
    assertEquals(List.of(), manifest(store.journal(JOB)));
  }

  @Test
  default void aManifestSurvivesByteForByteInItsOrder() {
    var store = open();
    store.claim(start(JOB)).keepManifest(blocks("b", "", "\u0000\u00ff", "a"));
    var again = reopenAfterDeathOf(store);
    assertEquals(List.of("b", "", "\u0000\u00ff", "a"), manifest(again.journal(JOB)));
    assertEquals(List.of("b", "", "\u0000\u00ff", "a"), manifest(again.claim(resume(JOB))));
  }

  @Test
  default void aManifestTakesThePlaceOfTheOneBefore() {
    var session = open().claim(start(JOB));
    session.keepManifest(blocks("one", "two", "three"));
    session.keepManifest(blocks("four"));
    assertEquals(List.of("four"), manifest(session));
  }

  @Test
  default void aManifestThatWasNotKeptToItsEndDoesNotCount() {
    var store = open();
    var session = store.claim(start(JOB));
    assertThrows(BrokenOffException.class, () -> session.keepManifest(broken()));
    assertEquals(List.of(), manifest(session));
    session.keepManifest(blocks("one", "two", "three"));
    assertThrows(BrokenOffException.class, () -> session.keepManifest(broken()));
    assertEquals(List.of("one", "two", "three"), manifest(session));
    var again = reopenAfterDeathOf(store).claim(resume(JOB));
    assertEquals(List.of("one", "two", "three"), manifest(again));
    again.keepManifest(blocks("four"));
    assertEquals(List.of("four"), manifest(again));
  }

  @Test
  default void manifestsOfTwoJobsAreApart() {
    var store = open();
    store.claim(start(JOB)).keepManifest(blocks("one"));
    store.claim(start(OTHER)).keepManifest(blocks("two", "three"));
    assertEquals(List.of("one"), manifest(store.journal(JOB)));
    assertEquals(List.of("two", "three"), manifest(store.journal(OTHER)));
  }

  @Test
  default void whoseJobWasTakenOverKeepsNoManifest() {
    var store = open();
    var woken = store.claim(start(JOB));
    woken.keepManifest(blocks("one"));
    var again = reopenAfterDeathOf(store).claim(resume(JOB));
    assertThrows(ClaimException.class, () -> woken.keepManifest(blocks("two")));
    assertEquals(List.of("one"), manifest(again));
  }

  @Test
  default void theJournalIsReadWithoutAClaim() {
    var store = open();
    var session = store.claim(start(JOB));
    session.startRow("b", 3, "print");
    session.startRow("a", 2, "");
    makeNode(session, "b", "998");
    var journal = store.journal(JOB);
    assertEquals(Optional.of(new RowRecord("b", 3, "print", null, "")), journal.row("b"));
    var rows = new ArrayList<String>();
    journal.rows(row -> rows.add(row.rowId()));
    assertEquals(List.of("a", "b"), rows);
    assertEquals(List.of(true), journal.stepsOf("b").stream().map(StepRecord::complete).toList());
  }

  @Test
  default void ofAJobThatIsNotThereNothingIsKnown() {
    var store = open();
    nothing(store.journal(JOB));
    try (JobSession other = store.claim(start(OTHER))) {
      other.startRow("r", 2, "");
      nothing(store.journal(JOB));
    }
  }

  private static void nothing(JournalReader journal) {
    assertEquals(Optional.empty(), journal.row("r"));
    assertEquals(List.of(), journal.stepsOf("r"));
    assertEquals(List.of(), manifest(journal));
    journal.rows(
        row -> {
          throw new AssertionError("There should be no row: " + row);
        });
  }
}
