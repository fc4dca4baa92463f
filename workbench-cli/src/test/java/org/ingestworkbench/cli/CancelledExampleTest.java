package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of Islandora Workbench's manual: five rows, 01 to 05, stopped after 02. */
class CancelledExampleTest {

  @TempDir Path directory;

  @Test
  void itSaysWhatIslandoraWorkbenchSaysAndThenHowToGoOn() throws IOException {
    try (var site = StandIn.builder().start()) {
      var command = new CommandRun(directory, site).config("media_type: file");
      command.csv(
          "file,id,title,field_model",
          "boats.txt,01,Boats in a harbour,Image",
          "island.txt,02,An island,Image",
          "inlet.txt,03,Across the inlet,Image",
          "canal.txt,04,A canal,Image",
          "rock.txt,05,A rock,Image");
      for (var file : List.of("boats", "island", "inlet", "canal", "rock")) {
        Files.writeString(directory.resolve(file + ".txt"), file);
      }
      var resume = "workbench --config " + command.file() + " --resume";
      command.interruptAt("(record 02)", Interrupts.Kind.INT);

      assertThat(command.create()).isEqualTo(130);

      assertThat(command.out().lines())
          .filteredOn(line -> !line.startsWith("Time: "))
          .containsExactly(
              "Writing rollback CSV to " + directory.resolve("rollback.csv") + ".",
              "Writing rollback configuration file to " + directory.resolve("rollback.yml") + ".",
              "OK, connection to Drupal at " + site.uri() + " verified.",
              "\"Create\" task started using config file " + command.file() + ".",
              "First node ID of this job is 1.",
              "Node for \"Boats in a harbour\" (record 01) created at " + site.uri() + "/node/1.",
              "+ Media for boats.txt created.",
              "Node for \"An island\" (record 02) created at " + site.uri() + "/node/2.",
              "Exiting before entire CSV processed. See log for more info.",
              "To resume: " + resume,
              "Waiting for the rows under way: 02; once more to drop them.",
              "+ Media for island.txt created.",
              "Rows: 2 done, 0 not done, 3 still to do, of 5 (2 created).",
              "The job was cancelled. It stopped after row 02 (line 3).",
              "To resume: " + resume);
      assertThat(command.logLines())
          .containsSubsequence(
              "WARNING - Workbench exiting after receiving \"ctrl-c\". Consult the documentation to"
                  + " learn how to resume your batch.",
              "WARNING - To resume: " + resume);

      assertThat(command.create("--resume")).isZero();

      assertThat(command.out().lines().filter(line -> line.matches("(Node|[+]) .*")))
          .containsExactly(
              "Node for \"Across the inlet\" (record 03) created at " + site.uri() + "/node/3.",
              "+ Media for inlet.txt created.",
              "Node for \"A canal\" (record 04) created at " + site.uri() + "/node/4.",
              "+ Media for canal.txt created.",
              "Node for \"A rock\" (record 05) created at " + site.uri() + "/node/5.",
              "+ Media for rock.txt created.");
    }
  }
}
