package org.ingestworkbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.model.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code workbench jshell}: a JShell with the library on its class path and imported. */
@Command(
    name = "jshell",
    mixinStandardHelpOptions = true,
    description = "Opens a JShell with the library on its class path and imported.")
final class JShellCommand implements Callable<Integer> {

  private static final String IMPORTS =
      """
      import org.ingestworkbench.*;
      import org.ingestworkbench.drupal.*;
      import org.ingestworkbench.drupal.limits.*;
      import org.ingestworkbench.islandora.config.*;
      import org.ingestworkbench.islandora.files.*;
      import org.ingestworkbench.islandora.job.*;
      import org.ingestworkbench.islandora.remaining.*;
      import org.ingestworkbench.islandora.workflow.*;
      import org.ingestworkbench.memory.*;
      import org.ingestworkbench.model.*;
      import org.ingestworkbench.plan.*;
      import org.ingestworkbench.source.*;
      import org.ingestworkbench.source.csv.*;
      import org.ingestworkbench.listener.*;
      import org.ingestworkbench.repository.*;
      import org.ingestworkbench.store.*;
      import org.ingestworkbench.sqlite.*;
      import org.ingestworkbench.standin.*;
      import org.ingestworkbench.store.workflow.*;
      import org.ingestworkbench.workflow.*;
      import org.ingestworkbench.workflow.service.*;
      import java.time.*;
      """;

  private final CommandEnvironment environment;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Snippets to run first.")
  private List<String> files = List.of();

  JShellCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var imports = Files.createTempFile("workbench", ".jsh");
    try {
      Files.writeString(imports, IMPORTS);
      // ctrl-c belongs to the shell
      environment.interrupts().on(signal -> {});
      return new ProcessBuilder(command(imports)).inheritIO().start().waitFor();
    } finally {
      Files.deleteIfExists(imports);
    }
  }

  private List<String> command(Path imports) {
    var command = new ArrayList<String>();
    command.add(jshell().toString());
    command.add("--class-path");
    command.add(System.getProperty("java.class.path"));
    command.add("--startup");
    command.add("DEFAULT");
    command.add("--startup");
    command.add(imports.toString());
    // The log of the library is not what a person at a shell wants to read between the lines.
    command.add("-R-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");
    command.add("-R-Dslf4j.internal.verbosity=WARN");
    if (Runtime.version().feature() >= 22) {
      command.add("-R--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(files);
    return command;
  }

  private static Path jshell() {
    var bin = Path.of(System.getProperty("java.home"), "bin");
    return List.of("jshell", "jshell.exe").stream()
        .map(bin::resolve)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "There is no jshell in " + bin + "; set JAVA_HOME to a JDK, not a JRE."));
  }
}
