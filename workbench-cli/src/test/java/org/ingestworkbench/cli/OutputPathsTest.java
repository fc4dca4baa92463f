package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that a configuration of somebody else names, in directories that others use. */
class OutputPathsTest extends CommandCase {

  private static final String FOREIGN = "# ~/.bashrc\nexport PATH=/usr/bin\n";

  private Path foreign;

  @BeforeEach
  void aForeignFile() throws IOException {
    foreign = Files.writeString(directory.resolve("foreign"), FOREIGN);
    command.csv("id,title,field_model", "01,$(touch pwned),Image");
  }

  private void assertForeignStays() {
    assertThat(foreign).content().isEqualTo(FOREIGN);
  }

  @Test
  void anOutputCsvIsNotAddedToAnotherFile() throws IOException {
    command.config("output_csv: " + foreign);

    assertThat(command.create("--check")).as(said()).isEqualTo(2);
    assertForeignStays();
    assertThat(said()).contains("OUTPUT_UNWRITABLE").contains("does not begin with the columns");
    assertThat(command.create()).as(said()).isEqualTo(2);
    assertForeignStays();
    assertThat(site.nodes()).isEmpty();
  }

  @Test
  void anOutputCsvIsAddedToItsOwn() throws IOException {
    var list = directory.resolve("created.csv");
    command.config("output_csv: " + list);

    assertThat(command.create()).as(said()).isZero();
    assertThat(command.create("--new")).as(said()).isZero();

    assertThat(Files.readAllLines(list)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"w", "a"})
  void aFileThatIsNoLogIsNeitherEmptiedNorAddedTo(String mode) throws IOException {
    command.config("log_file_path: " + foreign, "log_file_mode: " + mode);

    assertThat(command.create("--check")).as(said()).isEqualTo(2);
    assertForeignStays();
    assertThat(command.create()).as(said()).isEqualTo(2);
    assertForeignStays();
    assertThat(command.err()).contains(foreign + " is there and is no log");
    assertThat(site.nodes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "csv_id_to_node_id_map_path",
        "output_csv",
        "rollback_csv_file_path",
        "rollback_config_file_path"
      })
  void aFileIsForOnePurpose(String setting) throws IOException {
    var both = directory.resolve("both");
    command.config("log_file_path: " + both, setting + ": " + directory + "/./both");

    assertThat(command.create()).as(said()).isEqualTo(2);

    assertThat(command.err()).contains(setting, "log_file_path", "name a file of its own");
    assertThat(both).doesNotExist();
    assertThat(map()).doesNotExist();
    assertThat(site.nodes()).isEmpty();
  }

  @Test
  void aCheckAddsToALogWhateverItsMode() throws IOException {
    command.config("log_file_mode: w");
    assertThat(command.create()).as(said()).isZero();
    var ran = Files.readString(command.log());

    command.create("--check");

    assertThat(command.log()).content().startsWith(ran);
    assertThat(command.create("--new")).as(said()).isZero();
    assertThat(command.log()).content().doesNotStartWith(ran);
  }

  @Test
  void aNameOfRollbackFilesIsNoPath() throws IOException {
    for (var setting :
        List.of("rollback_csv_filename_template", "rollback_config_filename_template")) {
      command.config(setting + ": ../elsewhere/$config_filename");

      assertThat(command.create()).as(said()).isEqualTo(2);
      assertThat(command.err()).contains("must be a name, without directories");
    }
    assertThat(site.nodes()).isEmpty();
  }

  private void plant(String name) throws IOException {
    Files.deleteIfExists(directory.resolve(name));
    Files.createSymbolicLink(directory.resolve(name), foreign);
  }

  @Test
  void aPlantedLinkIsNotWrittenThrough() throws IOException {
    assumePosix();
    Files.writeString(foreign, "");
    plant("workbench.log");
    command.config();
    assertThat(command.create()).as(said()).isEqualTo(2);
    assertThat(command.err()).contains("is a link");

    Files.delete(command.log());
    plant("created.csv");
    command.config("output_csv: " + directory.resolve("created.csv"));
    assertThat(command.create()).as(said()).isEqualTo(2);
    assertThat(said()).contains("is a link");

    Files.delete(directory.resolve("created.csv"));
    plant("rollback.csv");
    command.config();
    assertThat(command.create()).as(said()).isZero();

    assertThat(foreign).isEmptyFile();
    assertThat(site.nodes()).hasSize(1);
  }

  @Test
  void whatHoldsAPasswordIsForItsOwnerAlone() throws IOException {
    assumePosix();
    command.config("include_password_in_rollback_config_file: true");

    assertThat(command.create()).as(said()).isZero();

    var rollback = command.only("rollback.*\\.yml");
    assertThat(rollback).content().contains("password: ingester");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rollback)))
        .isEqualTo("rw-------");
  }

  private static void assumePosix() {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"log_file_path", "ca_file", "credentials_file_path"})
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPipeIsRefusedInsteadOfWaitedFor(String setting) throws Exception {
    var pipe = directory.resolve("pipe");
    assumeTrue(isMade(pipe), "this system makes pipes");
    command.config(setting + ": " + pipe);
    if (setting.equals("credentials_file_path")) {
      var lines = Files.readAllLines(command.file());
      lines.removeIf(line -> line.startsWith("username:") || line.startsWith("password:"));
      Files.write(command.file(), lines);
    }

    assertThat(command.create()).as(said()).isEqualTo(2);

    assertThat(command.err()).contains(pipe.toString(), "no regular file");
    assertThat(site.nodes()).isEmpty();
  }

  private static boolean isMade(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
