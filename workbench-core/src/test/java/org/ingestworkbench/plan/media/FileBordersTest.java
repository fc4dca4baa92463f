package org.ingestworkbench.plan.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.plan.item.Bench.bench;
import static org.ingestworkbench.plan.item.Bench.codes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.plan.item.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBordersTest {

  @TempDir Path directory;
  private Path input;
  private Path outside;

  @BeforeEach
  void files() throws IOException {
    input = Files.createDirectories(directory.resolve("input/book"));
    input = input.getParent();
    outside = Files.createDirectories(directory.resolve("outside/book"));
    outside = outside.getParent();
    for (var name : List.of("a.jpg", "b.jpg", "t.vtt", "v.mp4", "book/p-1.jpg")) {
      Files.writeString(input.resolve(name), "x");
      Files.writeString(outside.resolve(name), "x");
    }
    Files.createSymbolicLink(input.resolve("link.jpg"), outside.resolve("a.jpg"));
    Files.createSymbolicLink(input.resolve("linked"), outside);
    Files.createSymbolicLink(outside.resolve("back.jpg"), input.resolve("a.jpg"));
  }

  private Bench library() {
    return bench().in(input);
  }

  private Bench command() {
    return library().with(settings -> settings.filesAnywhere());
  }

  private Bench below(Path... directories) {
    return library().with(settings -> settings.filesBelow(List.of(directories)));
  }

  private static void refuses(Planned planned) {
    assertThat(codes(planned)).contains("ROW_ERROR FILE_OUTSIDE_INPUT");
    assertThat(planned.item()).isNull();
  }

  @Test
  void withTheLibraryNoFileComesFromOutsideTheInputDirectory() {
    for (var name :
        List.of(
            "../outside/a.jpg",
            outside + "/a.jpg",
            "link.jpg",
            "linked/a.jpg",
            "book/../../outside/a.jpg")) {
      refuses(library().plan("file", name));
    }
    assertThat(codes(library().plan("file", "a.jpg"))).isEmpty();
    assertThat(codes(library().plan("file", input + "/book/../a.jpg"))).isEmpty();
    assertThat(codes(library().plan("file", outside + "/back.jpg"))).isEmpty();
  }

  @Test
  void tracksAdditionalFilesAndPagesAreNoExceptions() {
    refuses(
        library().plan("file", "v.mp4", "media:video:field_track", "a:captions:en:linked/t.vtt"));
    refuses(library().media(m -> m.additionalFiles("thumb", "17")).plan("thumb", "link.jpg"));
    refuses(library().pages(p -> p.directoryColumn("dir")).plan("dir", "linked/book"));
  }

  @Test
  void aPageThatIsALinkOutsideFailsAlone() throws IOException {
    Files.createSymbolicLink(input.resolve("book/p-2.jpg"), outside.resolve("a.jpg"));
    var book = library().pages(p -> p.directoryColumn("dir")).item("dir", "book");
    var pages = new ArrayList<Planned>();
    book.pages().open().forEachRemaining(pages::add);
    assertThat(codes(pages.get(0))).isEmpty();
    refuses(pages.get(1));
  }

  @Test
  void directoriesThatAreNamedAreAllowedByTheirRealPaths() {
    assertThat(codes(below(outside).plan("file", "link.jpg"))).isEmpty();
    assertThat(codes(below(input.resolve("linked")).plan("file", outside + "/a.jpg"))).isEmpty();
    refuses(below(outside.resolve("book")).plan("file", "link.jpg"));
  }

  @Test
  void withTheCommandItIsToldOnceForEachDirectory() {
    var planner = command().planner("id", "title", "file");
    assertThat(codes(planner.plan(Bench.row("file", outside + "/a.jpg"))))
        .containsExactly("WARNING FILE_OUTSIDE_INPUT");
    assertThat(codes(planner.plan(Bench.row("file", "linked/b.jpg")))).isEmpty();
    assertThat(codes(planner.plan(Bench.row("file", outside + "/book/p-1.jpg"))))
        .containsExactly("WARNING FILE_OUTSIDE_INPUT");
  }
}
