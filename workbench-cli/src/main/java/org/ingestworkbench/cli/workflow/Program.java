package org.ingestworkbench.cli.workflow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that runs until it ends by itself or the thread that waits for it is interrupted. Its
 * output is read by another thread, so that one that says nothing can be stopped too; it and the
 * programs that it started are then asked to end, and killed when they do not.
 */
final class Program {
  private static final Logger LOG = LoggerFactory.getLogger(Program.class);

  /** How long one that was asked to end may take for it. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** How long output is waited for that something left in the background may hold open. */
  private static final Duration REST = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofMillis(50);

  private final Process process;
  private final Thread reader;

  private Program(Process process, Consumer<String> lines) {
    this.process = process;
    this.reader = new Thread(() -> read(lines), "output of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts it, without input.
   *
   * @param lines gets each line of its output, from a thread of its own
   */
  static Program start(ProcessBuilder builder, Consumer<String> lines) throws IOException {
    var process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new Program(process, lines);
  }

  private void read(Consumer<String> lines) {
    try (var output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      output.lines().forEach(lines);
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("The output of process {} is not read to its end", process.pid(), e);
    }
  }

  /**
   * Waits for its end.
   *
   * @return its exit code
   * @throws InterruptedException when the thread was interrupted; the program has been stopped then
   */
  int await() throws InterruptedException {
    try {
      int code = process.waitFor();
      reader.join(REST.toMillis());
      return code;
    } catch (InterruptedException e) {
      stop();
      throw e;
    }
  }

  /** A second interrupt does not wait for the grace. */
  private void stop() {
    Set<ProcessHandle> found = new LinkedHashSet<>();
    findMore(found);
    found.forEach(ProcessHandle::destroy);
    try {
      if (!ended(found)) {
        LOG.warn("Process {} does not end by itself and is killed", process.pid());
      }
    } catch (InterruptedException e) {
      LOG.debug("Process {} is killed at once", process.pid());
    } finally {
      kill(found);
    }
  }

  /**
   * It first, then what it started in the order of its finding: a shell that loses what it waits
   * for would go on with its next line. Whether there is more, while those that are known live.
   */
  private boolean findMore(Set<ProcessHandle> found) {
    found.add(process.toHandle());
    var more = found.stream().flatMap(ProcessHandle::descendants).toList();
    return found.addAll(more);
  }

  /** One that was asked to end may still start another, until it is gone. */
  private void kill(Set<ProcessHandle> found) {
    findMore(found);
    do {
      found.forEach(ProcessHandle::destroyForcibly);
    } while (findMore(found));
  }

  /** Whether all do within the grace; what they start meanwhile is taken note of. */
  private boolean ended(Set<ProcessHandle> found) throws InterruptedException {
    long end = System.nanoTime() + GRACE.toNanos();
    while (found.stream().anyMatch(ProcessHandle::isAlive)) {
      if (System.nanoTime() >= end) {
        return false;
      }
      Thread.sleep(LOOK.toMillis());
      findMore(found);
    }
    return true;
  }
}
