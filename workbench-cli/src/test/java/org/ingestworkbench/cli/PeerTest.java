package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Islandora Workbench's own tests, with this command in the place of its own and the stand-in in
 * the place of its site. Its checkout is {@code -Dworkbench.peer=DIR}; a Python 3 with what that
 * checkout needs is {@code -Dworkbench.peer.python=FILE}. A table of the manual names each test,
 * and what it says to pass has to.
 */
@EnabledIfSystemProperty(named = "workbench.peer", matches = ".+")
class PeerTest {

  private static final Path PAGE =
      Path.of("../docs/coming-from-islandora-workbench.md").toAbsolutePath();
  private static final String PASSES = "passes";
  private static final String ITS_SITE = "https://islandora.dev";

  /** A line of the table: the file, the test, and what comes of it. */
  private static final Pattern LINE =
      Pattern.compile("^\\| `(\\w+)` \\| `([\\w:]+)` \\| (passes|differs|no such task)[ |:].*$");

  /** The tests of the checkout that run a command against a site, or read a map. */
  private static final List<String> FILES =
      List.of(
          "islandora_tests.py",
          "islandora_tests_check.py",
          "islandora_tests_paged_content.py",
          "islandora_tests_recovery_mode.py",
          "islandora_tests_hooks.py",
          "csv_id_to_node_id_map_tests.py");

  @TempDir Path directory;

  @Test
  void theTestsThatTheManualSaysPassDoSo() throws IOException, InterruptedException {
    try (var site = StandIn.builder().start()) {
      site.changePassword("admin", "admin");
      var checkout = Files.createDirectory(directory.resolve("peer"));
      copy(Path.of(System.getProperty("workbench.peer")), checkout, site.uri().toString());
      command(checkout.resolve("workbench"));
      var results = results(checkout);
      results.forEach((test, result) -> System.out.println(result + " " + test));
      var told = told();
      assertThat(told.keySet()).as("tests that the page names").containsAll(results.keySet());
      assertThat(results).containsAllEntriesOf(passing(told));
    }
  }

  private static void copy(Path from, Path to, String site) throws IOException {
    try (var all = Files.walk(from)) {
      for (var file : all.filter(path -> !path.toString().contains(".git")).toList()) {
        var copied = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copied);
        } else if (file.toString().matches(".*\\.(py|yml)")) {
          Files.writeString(copied, ours(Files.readString(file), site));
        } else {
          Files.copy(file, copied);
        }
        copied.toFile().setExecutable(Files.isExecutable(file));
      }
    }
  }

  /** Accounts are those of the stand-in. */
  private static String ours(String text, String site) {
    return text.replace(ITS_SITE, site)
        .replace("\"test-user\"", "\"ingester\"")
        .replace("\"testPassword\"", "\"ingester\"");
  }

  private static void command(Path file) throws IOException {
    var lines =
        List.of(
            "#!/bin/sh",
            "exec '"
                + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path")
                + "' "
                + Workbench.class.getName()
                + " \"$@\"");
    Files.delete(file);
    Files.write(file, lines);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** By file and name what came of each test; one with several users passes when all do. */
  private Map<String, String> results(Path checkout) throws IOException, InterruptedException {
    var results = new TreeMap<String, String>();
    for (var file : FILES) {
      var out = directory.resolve(file + ".out");
      var process =
          new ProcessBuilder(
                  System.getProperty("workbench.peer.python", "python3"),
                  "-m",
                  "pytest",
                  "-rA",
                  "--tb=short",
                  "-p",
                  "no:cacheprovider",
                  "tests/" + file)
              .directory(checkout.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile());
      process
          .environment()
          .put("TMPDIR", Files.createDirectory(directory.resolve(file + ".tmp")).toString());
      process.start().waitFor();
      read(Files.readString(out, StandardCharsets.UTF_8), results);
    }
    return results;
  }

  private static final Pattern RESULT =
      Pattern.compile(
          "^(PASSED|FAILED|ERROR|SKIPPED) tests/(\\w+)\\.py::([\\w:]+)", Pattern.MULTILINE);

  private static void read(String out, Map<String, String> results) {
    RESULT
        .matcher(out)
        .results()
        .forEach(
            line ->
                results.merge(
                    line.group(2) + " " + line.group(3),
                    line.group(1).equals("PASSED") ? PASSES : "fails",
                    (one, other) -> one.equals(PASSES) ? other : one));
  }

  private static Map<String, String> passing(Map<String, String> told) {
    var passing = new TreeMap<>(told);
    passing.values().removeIf(result -> !result.equals(PASSES));
    return passing;
  }

  private static Map<String, String> told() throws IOException {
    var told = new TreeMap<String, String>();
    for (var line : Files.readAllLines(PAGE)) {
      var found = LINE.matcher(line);
      if (found.matches()) {
        told.put(found.group(1) + " " + found.group(2), found.group(3));
      }
    }
    return told;
  }
}
