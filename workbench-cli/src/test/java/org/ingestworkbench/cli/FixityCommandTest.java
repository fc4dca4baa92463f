package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.ingestworkbench.standin.Fault;
import org.junit.jupiter.api.Test;

/** Files are compared with the column {@code checksum} and with what the site stored. */
class FixityCommandTest extends CommandCase {

  private static final String ABC = "900150983cd24fb0d6963f7d28e17f72";
  private static final String OTHER = "d41d8cd98f00b204e9800998ecf8427e";
  private static final String HASH = "/islandora_workbench_integration/file_hash";

  private void rows(String first, String second) throws IOException {
    Files.writeString(directory.resolve("a.tif"), "abc");
    Files.writeString(directory.resolve("b.tif"), "abc");
    command.config("fixity_algorithm: md5", "validate_fixity_during_check: true");
    command.csv(
        "id,title,field_model,file,checksum",
        "01,One,Image,a.tif," + first,
        "02,Two,Image,b.tif," + second);
  }

  @Test
  void aFileThatTheRowDoesNotMeanMakesTheRowPartialUntilItIsTheRightOne() throws IOException {
    rows(ABC, OTHER);

    assertThat(command.create()).as(said()).isEqualTo(1);

    assertThat(titles()).containsExactly("One", "Two");
    assertThat(site.media()).hasSize(1);
    assertThat(site.files()).hasSize(1);
    assertThat(command.logLines())
        .contains(
            "INFO - The md5 checksum of a.tif is "
                + ABC
                + ", as the input says, and so is that of the file on the site.");
    assertThat(Files.readString(command.only("rows_not_done.*csv")))
        .contains("02,3,PARTIAL,Two", "CHECKSUM_MISMATCH", "b.tif", ABC, OTHER);

    Files.writeString(directory.resolve("b.tif"), "");
    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(titles()).containsExactly("One", "Two");
    assertThat(site.media()).hasSize(2);
    assertThat(directory).isDirectoryNotContaining("glob:**rows_not_done*");
  }

  @Test
  void aFileThatTheSiteStoredOtherwiseMakesTheRowPartialAndAResumeSendsItAgain()
      throws IOException {
    rows(ABC, ABC);
    site.faults()
        .add(
            Fault.on("GET", HASH)
                .nth(2)
                .answer(200)
                .body("application/json", "[{\"checksum\":\"" + OTHER + "\"}]"));

    assertThat(command.create()).as(said()).isEqualTo(1);

    assertThat(site.media()).hasSize(1);
    assertThat(Files.readString(command.only("rows_not_done.*csv")))
        .contains("02,3,PARTIAL,Two", "CHECKSUM_MISMATCH", "b.tif", ABC, OTHER);

    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(site.media()).hasSize(2);
  }

  @Test
  void aSiteThatTellsNoChecksumsIsNamedOnTheConsole() throws IOException {
    rows(ABC, ABC);
    site.faults().add(Fault.on("GET", HASH).answer(404));

    assertThat(command.create()).as(said()).isZero();

    assertThat(site.media()).hasSize(2);
    assertThat(said()).containsOnlyOnce("The site tells no checksums of its files");
  }

  @Test
  void theCheckReadsTheFilesOnlyWhereItIsTold() throws IOException {
    rows(ABC, OTHER);

    assertThat(command.create("--check")).as(said()).isEqualTo(2);
    assertThat(command.out()).contains("b.tif", ABC, OTHER).doesNotContain("a.tif");

    command.config("fixity_algorithm: md5");
    assertThat(command.create("--check")).as(said()).isZero();
  }

  @Test
  void whereNothingIsComparedNothingMoreIsAsked() throws IOException {
    rows(ABC, OTHER);
    command.config();

    assertThat(command.create()).as(said()).isZero();

    assertThat(site.requests().count("GET", HASH)).isZero();
    assertThat(site.media()).hasSize(2);
  }
}
