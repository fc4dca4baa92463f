package org.ingestworkbench.islandora.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right there")
class OutputFileTest {

  @TempDir Path directory;
  private Path victim;
  private Path link;

  @BeforeEach
  void plant() throws IOException {
    victim = Files.writeString(directory.resolve("victim"), "as it was");
    link = Files.createSymbolicLink(directory.resolve("list.csv"), victim);
  }

  @Test
  void aNewFileIsNeverOneThatIsThere() throws IOException {
    assertThatThrownBy(() -> OutputFile.create(link))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> OutputFile.createSecret(victim))
        .isInstanceOf(FileAlreadyExistsException.class);
    Files.delete(victim);
    assertThatThrownBy(() -> OutputFile.create(link))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(victim).doesNotExist();
  }

  @Test
  void aNameThatIsTakenGetsANumber() throws IOException {
    try (var out = OutputFile.createNumbered(link).writer()) {
      out.write("a list");
    }
    assertThat(directory.resolve("list.2.csv")).hasContent("a list");
    assertThat(OutputFile.createNumbered(link).path()).hasFileName("list.3.csv");
    assertThat(victim).hasContent("as it was");
  }

  @Test
  void nothingIsAddedThroughALink() {
    assertThatThrownBy(() -> OutputFile.append(link)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> OutputFile.restart(link)).isInstanceOf(IOException.class);
    assertThat(victim).hasContent("as it was");
  }

  @Test
  void aFileIsAddedToOrBegunAnew() throws IOException {
    write(OutputFile.append(victim), ", and more");
    assertThat(victim).hasContent("as it was, and more");
    write(OutputFile.restart(victim), "anew");
    assertThat(victim).hasContent("anew");
    write(OutputFile.append(directory.resolve("new")), "new");
    assertThat(directory.resolve("new")).hasContent("new");
  }

  private static void write(java.io.OutputStream out, String text) throws IOException {
    try (out) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aLogIsKnownByItsFirstLine() throws IOException {
    assertThat(OwnFile.mayBeLog(directory.resolve("missing"))).isTrue();
    assertThat(OwnFile.mayBeLog(victim)).isFalse();
    Files.writeString(victim, "30-Nov-26 06:00:00 - INFO - Begun.\nx");
    assertThat(OwnFile.mayBeLog(victim)).isTrue();
    Files.writeString(victim, "ssh-rsa AAAA\n30-Nov-26 06:00:00 - INFO - Begun.\n");
    assertThat(OwnFile.mayBeLog(victim)).isFalse();
  }

  @Test
  void aListIsKnownByItsWholeHeader() throws IOException {
    var header = "id,\"two\nlines\"\n";
    Files.writeString(victim, "");
    assertThat(OwnFile.mayBegin(victim, header)).isTrue();
    for (var own :
        new String[] {header, header + "1,x\n", "id,\"two\nlines\"\r\n1,x", "id,\"two\nlines\""}) {
      Files.writeString(victim, own);
      assertThat(OwnFile.mayBegin(victim, header)).as(own).isTrue();
    }
    for (var other : new String[] {"id", "id,\"two\nlines\",x\n", "# id,\"two\nlines\"\n"}) {
      Files.writeString(victim, other);
      assertThat(OwnFile.mayBegin(victim, header)).as(other).isFalse();
    }
  }
}
