package org.ingestworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTest {

  private static final Path CLASSES = Path.of("target/classes");

  /** A method of a type or of its builder. */
  private static final Pattern METHOD =
      Pattern.compile("([A-Z]\\w+)((?:\\.Builder)?)\\.([a-z]\\w*)");

  @ParameterizedTest
  @EnumSource
  void everyMethodThatIsNamedIsThereForUsers(Advice advice) throws Exception {
    var named = METHOD.matcher(advice.words());
    while (named.find()) {
      var type = type(named.group(1) + named.group(2).replace('.', '$'));

      assertThat(Modifier.isPublic(type.getModifiers())).as(type.getName()).isTrue();
      assertThat(Arrays.stream(type.getMethods()).map(method -> method.getName()))
          .as(advice.words())
          .contains(named.group(3));
    }
  }

  private static Class<?> type(String name) throws IOException, ClassNotFoundException {
    try (var files = Files.walk(CLASSES)) {
      var found =
          files
              .filter(file -> file.getFileName().toString().equals(name + ".class"))
              .map(file -> CLASSES.relativize(file).toString())
              .toList();

      assertThat(found).as("types that are called " + name).hasSize(1);
      return Class.forName(found.get(0).replaceFirst("\\.class$", "").replaceAll("[/\\\\]", "."));
    }
  }

  @Test
  void factsFillTheGapsInTheirOrder() {
    assertThat(Advice.ROLL_BACK_WHOLE_JOB.words("4711", "{}"))
        .isEqualTo("a rollback of the whole job 4711 with {} (JobRollback.of)");
  }

  @Test
  void anExceptionOfOneProblemHasItsAdviceAndOneOfSeveralHasNone() {
    var one =
        new Problem(
            Problem.Code.VALUE_INVALID,
            Problem.Severity.ERROR,
            Problem.Place.file("a.csv"),
            "Wrong.",
            Advice.ROW_FILTERS);

    assertThat(new InputException("Wrong.", List.of(one), null).advice())
        .isEqualTo(Advice.ROW_FILTERS);
    assertThat(new InputException("Wrong.", List.of(one, one), null).advice()).isNull();
    assertThat(new InputException("Wrong.").advice()).isNull();
  }
}
