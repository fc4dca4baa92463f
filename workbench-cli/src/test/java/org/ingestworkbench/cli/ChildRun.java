package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The command in a process of its own, so that real signals can reach it. */
final class ChildRun implements AutoCloseable {

  private static final long LIMIT = 120;
  private static final String END = "\u0000end of output";

  /**
   * What lets a child hear SIGINT. A build that a shell runs in the background ignores it, and a
   * child inherits that; GNU's {@code env} puts it right where it is there.
   */
  private static final List<String> HEARING = hearing(List.of("env", "--default-signal=INT"));

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> said = new ArrayList<>();

  private ChildRun(Process process) {
    this.process = process;
    var reader = new Thread(this::read, "output of the command");
    reader.setDaemon(true);
    reader.start();
  }

  static ChildRun start(Path config, String... more) throws IOException {
    var arguments = new ArrayList<>(List.of("--config", config.toString()));
    arguments.addAll(List.of(more));
    return of(arguments);
  }

  /** The command with these arguments, on the class path of this process. */
  static ChildRun of(List<String> arguments) throws IOException {
    return with(List.of(), arguments);
  }

  /** The same, with options of the JVM. */
  static ChildRun with(List<String> options, List<String> arguments) throws IOException {
    return started(command(options, arguments));
  }

  /** The command among processes of its own: it sees no other process of this machine. */
  static ChildRun apart(List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of("unshare", "--pid", "--fork", "--mount-proc"));
    command.addAll(command(List.of(), arguments));
    return started(command);
  }

  /** The command at a terminal of its own, as {@code script} makes one. */
  static ChildRun atATerminal(List<String> arguments) throws IOException {
    var words =
        command(List.of(), arguments).stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    return started(List.of("script", "-qec", words, "/dev/null"));
  }

  /** The command with these arguments, in a working directory of its own. */
  static ChildRun in(Path directory, String... arguments) throws IOException {
    return started(
        new ProcessBuilder(command(List.of(), List.of(arguments))).directory(directory.toFile()));
  }

  private static ChildRun started(List<String> command) throws IOException {
    return started(new ProcessBuilder(command));
  }

  private static ChildRun started(ProcessBuilder child) throws IOException {
    return new ChildRun(child.redirectErrorStream(true).start());
  }

  private static List<String> command(List<String> options, List<String> arguments) {
    var command = new ArrayList<>(HEARING);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Workbench.class.getName());
    command.addAll(arguments);
    return command;
  }

  /**
   * Resumes, and kills it at a moment; it may be at its end before, then nothing is left to kill.
   */
  static void killWhen(BooleanSupplier moment, Path config) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT);
    try (var child = start(config, "--resume")) {
      boolean over = false;
      while (!over && !moment.getAsBoolean()) {
        assertThat(System.nanoTime()).as(child.said().toString()).isLessThan(until);
        over = child.endsWithin(Duration.ofMillis(2));
      }
      child.kill();
      assertThat(child.said())
          .as("what a command said that really ran")
          .noneMatch(line -> line.contains("Could not find or load main class"));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> hearing(List<String> prefix) {
    try {
      var all = new ArrayList<>(prefix);
      all.add("true");
      return new ProcessBuilder(all).start().waitFor() == 0 ? prefix : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private void read() {
    try (var output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.add("The output broke off: " + e.getMessage());
    } finally {
      lines.add(END);
    }
  }

  /** Waits until it says such a line, and gives it. */
  String awaitLine(String part) throws InterruptedException {
    for (var line = next(); !line.equals(END); line = next()) {
      if (line.contains(part)) {
        return line;
      }
    }
    throw new AssertionError("It ended without saying \"" + part + "\": " + said());
  }

  private String next() throws InterruptedException {
    var line = lines.poll(LIMIT, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("It says nothing any more: " + said());
    }
    if (!line.equals(END)) {
      said.add(line);
    }
    return line;
  }

  /** Sends a signal by the name that the shell has for it. */
  void signal(String name) throws InterruptedException {
    try {
      var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new AssertionError("kill -" + name + " failed: " + said());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types ctrl-c at its terminal. */
  void ctrlC() throws IOException {
    process.getOutputStream().write('\u0003');
    process.getOutputStream().flush();
  }

  /** SIGKILL: nothing is asked, nothing is tidied up. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    await();
  }

  long pid() {
    return process.pid();
  }

  boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for its end and returns its exit code. */
  int await() throws InterruptedException {
    var line = next();
    while (!line.equals(END)) {
      line = next();
    }
    if (!process.waitFor(LIMIT, TimeUnit.SECONDS)) {
      throw new AssertionError("It does not end: " + said());
    }
    return process.exitValue();
  }

  List<String> said() {
    return List.copyOf(said);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
