package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A soft check ends well in spite of a missing file, and of nothing worse. */
class SoftChecksTest {

  @TempDir Path directory;
  private StandIn site;

  @BeforeEach
  void start(@TempDir Path first) throws IOException {
    site = CheckFixture.site(first);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private CheckFixture room(String title, String... settings) throws IOException {
    var room = new CheckFixture(directory, site).media(settings);
    room.csv("id,title,field_model,file", "1," + title + ",Image,gone.jpg");
    return room;
  }

  @Test
  void aMissingFileIsToldAndTheCheckEndsWellWhenItIsSoft() throws IOException {
    assertThat(room("One").told()).contains("ROW_ERROR FILE_MISSING");
    var hard = room("One");
    hard.told();
    assertThat(hard.exit()).isEqualTo(2);

    var soft = room("One", "perform_soft_checks: true");
    assertThat(soft.told()).contains("ROW_ERROR FILE_MISSING");
    assertThat(soft.exit()).isZero();
  }

  @Test
  void aMissingTitleIsWorse() throws IOException {
    var soft = room("", "perform_soft_checks: true");
    assertThat(soft.told()).contains("ROW_ERROR TITLE_MISSING");
    assertThat(soft.exit()).isEqualTo(2);
  }
}
