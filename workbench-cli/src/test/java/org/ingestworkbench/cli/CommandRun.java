package org.ingestworkbench.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.standin.StandIn;

/** Runs the command in this process, against a stand-in, in a directory of its own. */
final class CommandRun {

  final Path directory;
  private final StandIn site;
  private Map<String, String> variables = Map.of();
  private String trigger = "";
  private List<Interrupts.Kind> signals = List.of();
  private Runnable event = () -> {};
  private String out = "";
  private String err = "";

  CommandRun(Path directory, StandIn site) {
    this.directory = directory;
    this.site = site;
  }

  CommandRun environment(String name, String value) {
    variables = Map.of(name, value);
    return this;
  }

  /** Sends the signals when the console says this. */
  CommandRun interruptAt(String line, Interrupts.Kind... kinds) {
    trigger = line;
    signals = List.of(kinds);
    return this;
  }

  /** Does something, once, when the console says this. */
  CommandRun doAt(String line, Runnable what) {
    trigger = line;
    signals = List.of();
    event = what;
    return this;
  }

  /** Writes the configuration, with what every one needs before the given lines. */
  CommandRun config(String... lines) throws IOException {
    var all = new ArrayList<String>();
    all.add("task: create");
    all.add("host: " + site.uri());
    all.add("username: ingester");
    all.add("password: ingester");
    all.add("input_dir: " + directory);
    all.add("log_file_path: " + log());
    all.add("concurrency: 1");
    all.add("wait_for_site: 0");
    for (var line : lines) {
      var key = line.substring(0, line.indexOf(':') + 1);
      all.removeIf(other -> other.startsWith(key));
      all.add(line);
    }
    Files.write(file(), all);
    forItsOwner();
    return this;
  }

  /** It has a password in it, of which a check would warn. */
  private void forItsOwner() throws IOException {
    if (Files.getFileStore(file()).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    }
  }

  CommandRun csv(String... lines) throws IOException {
    Files.write(directory.resolve("metadata.csv"), List.of(lines));
    return this;
  }

  Path file() {
    return directory.resolve("create.yml");
  }

  Path log() {
    return directory.resolve("workbench.log");
  }

  /** The log, each line without its time, which has the form that it must have. */
  List<String> logLines() throws IOException {
    return Files.readAllLines(log()).stream()
        .map(line -> line.replaceFirst("^\\d\\d-[A-Z][a-z]{2}-\\d\\d \\d\\d:\\d\\d:\\d\\d - ", ""))
        .toList();
  }

  /** The only file of the directory with such a name. */
  Path only(String regex) throws IOException {
    try (var files = Files.list(directory)) {
      var found = files.filter(file -> file.getFileName().toString().matches(regex)).toList();
      if (found.size() != 1) {
        throw new AssertionError(regex + " should be one file, but is " + found);
      }
      return found.get(0);
    }
  }

  /** Runs with the configuration and more arguments. */
  int create(String... more) {
    return run(
        Stream.concat(Stream.of("--config", file().toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  int run(String... arguments) {
    var outBytes = new ByteArrayOutputStream();
    var errBytes = new ByteArrayOutputStream();
    var handlers = new ArrayList<Consumer<Interrupts.Kind>>();
    var console = new Watched(outBytes, line -> signal(line, handlers));
    var errors = new PrintStream(errBytes, true, StandardCharsets.UTF_8);
    var environment =
        UnattendedEnvironment.at(console, errors, variables, handlers::add, Optional.empty());
    int code = Workbench.run(arguments, environment);
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  private void signal(String line, List<Consumer<Interrupts.Kind>> handlers) {
    if (!trigger.isEmpty() && line.contains(trigger)) {
      trigger = "";
      event.run();
      signals.forEach(kind -> handlers.forEach(handler -> handler.accept(kind)));
    }
  }

  String out() {
    return out;
  }

  String err() {
    return err;
  }

  /** A console that tells of each line. */
  private static final class Watched extends PrintStream {
    private final Consumer<String> lines;

    Watched(ByteArrayOutputStream bytes, Consumer<String> lines) {
      super(bytes, true, StandardCharsets.UTF_8);
      this.lines = lines;
    }

    @Override
    public void println(String line) {
      super.println(line);
      lines.accept(line);
    }
  }
}
