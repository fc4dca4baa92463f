package org.ingestworkbench.islandora.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkbooksTest {
  private static final Path BOOK = Path.of("in.xlsx");

  @Test
  void aProgramThatHasTheArtifactReadsWorkbooks() {
    assertThat(Workbooks.of(BOOK, "Maps").name()).isEqualTo("in.xlsx, sheet Maps");
  }

  /** With the class path that a program gets that names this artifact alone. */
  @Test
  void aProgramThatLacksTheArtifactIsToldItsName() throws Exception {
    var urls = new ArrayList<URL>(List.of(Path.of("target/classes").toUri().toURL()));
    var others = Files.readString(Path.of("target/runtime.classpath")).strip();
    for (var jar : others.split(File.pathSeparator)) {
      urls.add(Path.of(jar).toUri().toURL());
    }
    var platform = ClassLoader.getPlatformClassLoader();
    try (var loader = new URLClassLoader(urls.toArray(URL[]::new), platform)) {
      var method =
          loader
              .loadClass(Workbooks.class.getName())
              .getDeclaredMethod("of", Path.class, String.class);
      method.setAccessible(true);

      assertThatThrownBy(() -> method.invoke(null, BOOK, null))
          .hasRootCauseInstanceOf(ClassNotFoundException.class)
          .cause()
          .hasMessageContaining("in.xlsx: Excel workbooks are read by the artifact")
          .hasMessageContaining("org.ingestworkbench:workbench-excel");
    }
  }
}
