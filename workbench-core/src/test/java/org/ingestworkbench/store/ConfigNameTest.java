package org.ingestworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which names in the ID map mean a configuration. */
class ConfigNameTest {
  @TempDir Path temporary;
  private Path directory;
  private Path file;

  @BeforeEach
  void make() throws IOException {
    directory = Files.createDirectories(temporary.toRealPath().resolve("jobs/spring"));
    file = Files.createFile(directory.resolve("a.yml"));
  }

  @Test
  void aFileIsTheSameByEveryPath() throws IOException {
    var link = Files.createSymbolicLink(temporary.resolve("other.yml"), file);
    Files.createSymbolicLink(directory.resolve("beside.yml"), file);
    for (var given : new String[] {file.toString(), link.toString(), directory + "/./a.yml"}) {
      var name = ConfigName.of(given);
      assertThat(name.text()).isEqualTo(given);
      assertThat(name.is(given)).isTrue();
      assertThat(name.is(file.toString())).as(given).isTrue();
      assertThat(name.is(link.toString())).as(given).isTrue();
      assertThat(name.is(directory + "/../spring/a.yml")).as(given).isTrue();
      for (var relative : List.of("a.yml", "./a.yml", "spring/a.yml", "../jobs/spring/a.yml")) {
        assertThat(name.is(relative)).as(given + " is " + relative).isTrue();
      }
      assertThat(name.is("beside.yml")).as("a link beside the file").isTrue();
    }
  }

  @Test
  void anotherFileIsAnotherAlsoOfTheSameName() throws IOException {
    var other = Files.createDirectories(temporary.resolve("autumn")).resolve("a.yml");
    Files.copy(file, other);
    var name = ConfigName.of(file.toString());
    assertThat(name.is(other.toString())).isFalse();
    assertThat(name.is("autumn/a.yml")).isFalse();
    assertThat(name.is("b.yml")).isFalse();
    assertThat(name.is("/gone/a.yml")).isFalse();
    assertThat(name.is("")).isFalse();
    assertThat(name.is("..")).isFalse();
    assertThat(name.is(".")).isFalse();
    assertThat(name.is("a\0.yml")).isFalse();
    assertThat(name.is(null)).isFalse();
  }

  @Test
  void aNameThatIsNoFileIsComparedAsText() {
    var name = ConfigName.of("spring");
    assertThat(name.is("spring")).isTrue();
    assertThat(name.is("./spring")).isFalse();
    assertThat(ConfigName.of("a\0b").is("a\0b")).isTrue();
    assertThat(ConfigName.of("").is("")).isTrue();
    assertThat(ConfigName.of("").is(".")).isFalse();
    assertThat(name).isEqualTo(ConfigName.of("spring")).hasToString("spring");
  }

  @Test
  void veryManyNamesAreAnsweredLikeFew() {
    var name = ConfigName.of(file.toString());
    for (int i = 0; i < 3_000; i++) {
      assertThat(name.is("/gone/" + i)).isFalse();
    }
    assertThat(name.is(directory + "/../spring/a.yml")).isTrue();
  }
}
