package org.ingestworkbench.plan.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.ingestworkbench.model.InputUnavailableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileLookupTest {

  @TempDir Path base;
  private FileLookup files;

  @BeforeEach
  void open() throws IOException {
    file("plain.jpg");
    file("Caf\u00e9/Stra\u00dfe.TIF");
    file("decomposed/u\u0308ber.tif");
    files = new FileLookup(base, null);
  }

  private Path file(String name) throws IOException {
    var path = base.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.jpg",
        "./plain.jpg",
        "plain.JPG",
        "plain\u200b.jpg",
        "Caf\u00e9/Stra\u00dfe.TIF",
        "Cafe\u0301/Stra\u00dfe.tif",
        "Caf\u00e9\\Stra\u00dfe.TIF",
        "decomposed/\u00fcber.tif",
        "decomposed\\\u00fcber.TIF"
      })
  void aFileIsFoundHoweverItsNameIsSpelled(String name) {
    assertThat(files.file(name)).hasValueSatisfying(path -> assertThat(path).isRegularFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Plain.jpg", "nothing.jpg", "decomposed", "", "plain.jpg/x", "a\u0000b"})
  void anythingElseIsMissing(String name) {
    assertThat(files.file(name)).isEmpty();
  }

  @Test
  void aNameTooLongForTheDiskIsMissing() {
    assertThat(files.file("x".repeat(400))).isEmpty();
  }

  @Test
  void absolutePathsWork() {
    assertThat(files.file(base.resolve("plain.jpg").toString())).isPresent();
  }

  @Test
  void aFileThatComesLaterIsFound() throws IOException {
    assertThat(files.file("decomposed/later.tif")).isEmpty();
    var path = file("decomposed/later.TIF");
    Files.setLastModifiedTime(path.getParent(), FileTime.fromMillis(1_000_000));
    assertThat(files.file("decomposed/later.tif")).contains(path);
  }

  @Test
  void aMissingInputDirectoryIsNoMissingFile() {
    var gone = new FileLookup(base.resolve("gone"), null);
    assertThatThrownBy(() -> gone.file("a.jpg"))
        .isInstanceOfSatisfying(
            InputUnavailableException.class,
            e -> assertThat(e.path()).isEqualTo(base.resolve("gone")))
        .hasMessageContaining("is no directory")
        .hasMessageContaining("resume the job");
  }

  @Test
  void anInputDirectoryThatHoldsNothingIsAMountPointWithNothingMounted() throws IOException {
    var empty = new FileLookup(Files.createDirectory(base.resolve("empty")), null);
    assertThatThrownBy(() -> empty.file("a.jpg"))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessageContaining("holds nothing");
  }

  @Test
  void aDirectoryThatWasThereAndIsGoneIsNoMissingFile() throws IOException {
    var path = file("share/a.jpg");
    assertThat(files.file("share/a.jpg")).isPresent();
    Files.delete(path);
    Files.delete(path.getParent());
    assertThatThrownBy(() -> files.file("share/b.jpg"))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessageContaining("was there and is gone");
  }

  @Test
  void anAbsolutePathIntoAnEmptyMountPointIsNoMissingFile(@TempDir Path mount) {
    assertThatThrownBy(() -> files.file(mount.resolve("batch/a.jpg").toString()))
        .isInstanceOf(InputUnavailableException.class);
  }

  @Test
  void anEmptyDirectoryWithinTheInputIsJustEmpty() throws IOException {
    Files.createDirectory(base.resolve("empty"));
    assertThat(files.file("empty/a.jpg")).isEmpty();
  }

  @Test
  void directoriesAreFoundLikeFiles() {
    assertThat(files.directory("Cafe\u0301")).contains(base.resolve("Caf\u00e9"));
    assertThat(files.directory("plain.jpg")).isEmpty();
  }
}
