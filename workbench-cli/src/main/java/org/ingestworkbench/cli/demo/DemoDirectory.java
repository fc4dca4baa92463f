package org.ingestworkbench.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.source.csv.CsvRowSource;

/** Where the demo works: a copy of the samples, beside it what the job and the stand-in keep. */
record DemoDirectory(Path directory) {

  private static final String MARK = ".workbench-demo";
  private static final String SAMPLES = "workbench-examples/samples/collection";

  /** The sample collection of the checkout that the command was started from. */
  static Path samples(CommandEnvironment environment) {
    return environment
        .home()
        .map(home -> home.resolve(SAMPLES))
        .filter(Files::isDirectory)
        .orElseThrow(
            () ->
                new InputException(
                    "The sample collection is not here; start the demo with the launcher,"
                        + " ./workbench demo, in a checkout."));
  }

  /** Begins with an empty directory; one that is not an earlier demo's is not touched. */
  void prepare(Path samples) throws IOException {
    if (Files.exists(directory) && !Files.exists(directory.resolve(MARK))) {
      throw new InputException(
          directory + " is there and is no demo's; name another one with --dir.");
    }
    delete();
    copy(samples);
    Files.createFile(directory.resolve(MARK));
  }

  private void delete() throws IOException {
    if (Files.exists(directory)) {
      try (var files = Files.walk(directory)) {
        for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(file);
        }
      }
    }
  }

  private void copy(Path samples) throws IOException {
    try (var files = Files.walk(samples)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var target = directory.resolve(samples.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /**
   * Points the copied configuration at the stand-in, and at the copied input. It has a password in
   * it.
   */
  void aim(URI site) throws IOException {
    var text = Files.readString(config());
    text = text.replaceFirst("(?m)^host:.*$", "host: " + site);
    var input = directory.resolve("input").toString().replace("\\", "\\\\").replace("\"", "\\\"");
    text =
        text.replaceFirst(
            "(?m)^input_dir:.*$", Matcher.quoteReplacement("input_dir: \"" + input + "\""));
    Files.delete(config());
    try (var out = OutputFile.createSecret(config())) {
      out.write(text);
    }
  }

  Path config() {
    return directory.resolve("create.yml");
  }

  Path site() {
    return directory.resolve("site");
  }

  Path log() {
    return directory.resolve("workbench.log");
  }

  /** The titles of the collection in its order. */
  List<String> titles() {
    var titles = new ArrayList<String>();
    try (var rows = CsvRowSource.of(directory.resolve("input/metadata.csv")).open(unused -> {})) {
      rows.forEachRemaining(row -> titles.add(row.cell("title")));
    }
    return titles;
  }

  /** What the samples become. */
  DemoCount expected() throws IOException {
    var counts = new Properties();
    try (var in = Files.newBufferedReader(directory.resolve("expected.properties"))) {
      counts.load(in);
    }
    return new DemoCount(number(counts, "nodes"), number(counts, "media"));
  }

  private static int number(Properties counts, String name) {
    return Integer.parseInt(counts.getProperty(name));
  }
}
