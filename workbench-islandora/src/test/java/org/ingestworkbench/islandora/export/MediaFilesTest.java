package org.ingestworkbench.islandora.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A site's addresses become names of files, whatever stands in them. */
class MediaFilesTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "https://example.org/sites/default/files/a.pdf, a.pdf",
    "https://example.org/f/a%20b%C3%A9.pdf?itok=x#y, a b\u00e9.pdf",
    "https://example.org/f/..%2F..%2Fetc%2Fpasswd, _.._.._etc_passwd",
    "https://example.org/f/.., _..",
    "https://example.org/f/., _.",
    "https://example.org/f/, _",
    "https://example.org/f/.htaccess, _.htaccess",
    "https://example.org/f/a%00b%0Ac%5Cd%1b.txt, a_b_c_d_.txt",
    "https://example.org/f/100%, 100%",
    "https://example.org/f/c%3A%2Aq%3F%7C.txt, c__q__.txt"
  })
  void aNameIsTheLastPartOfTheAddressAndNothingElse(String address, String name) {
    assertThat(MediaFiles.name(address)).isEqualTo(name);
  }

  @Test
  void aNameOfAnyLengthFitsAndKeepsItsEnding() {
    var name =
        MediaFiles.name("https://example.org/" + "\u00e9\uD83D\uDE00".repeat(50_000) + ".tiff");

    assertThat(name).endsWith(".tiff");
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(205);
    assertThat(MediaFiles.name("https://example.org/a\uD800.txt")).isEqualTo("a_.txt");
  }

  @Test
  void noFileIsWrittenOverAndTheSameBytesHaveOneName() throws IOException {
    var files = new FileDirectory(directory.resolve("files"));
    Files.createDirectories(files.directory());
    Files.createSymbolicLink(files.directory().resolve("l.txt"), directory.resolve("target"));

    assertThat(placed(files, "a.txt", "one", "1")).endsWith("/a.txt");
    assertThat(placed(files, "a.txt", "two", "2")).endsWith("/a_2.txt");
    assertThat(placed(files, "a.txt", "two", "2")).endsWith("/a_2.txt");
    assertThat(placed(files, "a.txt", "six", "2")).endsWith("/a_2_2.txt");
    assertThat(placed(files, "a.txt", "one", "3")).endsWith("/a.txt");
    assertThat(placed(files, "l.txt", "link", "4")).endsWith("/l_4.txt");

    assertThat(directory.resolve("target")).doesNotExist();
    assertThat(files.directory().resolve("a.txt")).hasContent("one");
    assertThat(directory.resolve("fetched")).doesNotExist();
  }

  private String placed(FileDirectory files, String name, String bytes, String node)
      throws IOException {
    var fetched = Files.writeString(directory.resolve("fetched"), bytes);
    return files.place(new NodeContent(name, fetched, ""), node);
  }
}
