package org.ingestworkbench.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.cli.console.CommandEnvironment;

/** The job of the demo, in a process of its own, so that it can be killed. */
record DemoJob(CommandEnvironment environment, DemoDirectory place, Class<?> main) {

  /** Runs the job until that many nodes were made, then kills it without a word. */
  void runAndKillAfter(int nodes) throws IOException, InterruptedException {
    var process = start();
    try (var lines = output(process)) {
      int made = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        show(line);
        made += line.contains("created at ") ? 1 : 0;
        if (made >= nodes) {
          process.destroyForcibly().waitFor();
          return;
        }
      }
    }
    process.waitFor();
  }

  /** Resumes the job; returns its exit code. */
  int resume() throws IOException, InterruptedException {
    var process = start("--resume");
    try (var lines = output(process)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        show(line);
      }
    }
    return process.waitFor();
  }

  private void show(String line) {
    environment.out().line("  | " + line);
  }

  private Process start(String... more) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8"));
    command.add("-Dworkbench.name=" + environment.name());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of("--config", place.config().toString()));
    command.addAll(List.of("--log_file_path", place.log().toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
