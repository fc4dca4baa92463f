package org.ingestworkbench.sqlite.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the processes that have a file locked, where the system tells them (Linux). */
final class LockHolders {
  private static final Path LOCKS = Path.of("/proc/locks");

  private LockHolders() {}

  /** Words that name the programs, or stand for them. */
  static String of(Path file) {
    try {
      var inode = Files.getAttribute(file, "unix:ino");
      var others = Files.exists(LOCKS) ? holders(Files.readAllLines(LOCKS), inode) : "";
      return others.isEmpty() ? "another program" : others;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "another program (unknown which: " + e + ")";
    }
  }

  /** A line reads {@code 1: POSIX ADVISORY WRITE 4711 fd:01:131072 0 EOF}. */
  static String holders(List<String> lines, Object inode) {
    return lines.stream()
        .map(line -> line.trim().split("\\s+"))
        .filter(words -> words.length > 5 && words[5].endsWith(":" + inode))
        .map(words -> Long.parseLong(words[4]))
        .filter(pid -> pid > 0 && pid != ProcessHandle.current().pid())
        .distinct()
        .map(LockHolders::program)
        .collect(Collectors.joining(", "));
  }

  private static String program(long pid) {
    var command = ProcessHandle.of(pid).flatMap(process -> process.info().command());
    return "process " + pid + command.map(name -> " (" + name + ")").orElse("");
  }
}
