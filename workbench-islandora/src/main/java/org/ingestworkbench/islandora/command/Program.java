package org.ingestworkbench.islandora.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
    var all = all();
    all.forEach(ProcessHandle::destroy);
    try {
      if (!ended(all)) {
        LOG.warn("Process {} does not end by itself and is killed", process.pid());
      }
    } catch (InterruptedException e) {
      LOG.debug("Process {} is killed at once", process.pid());
    } finally {
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** It first: a shell that loses what it waits for would go on with its next line. */
  private List<ProcessHandle> all() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  private static boolean ended(List<ProcessHandle> all) throws InterruptedException {
    long end = System.nanoTime() + GRACE.toNanos();
    for (var handle : all) {
      try {
        handle.onExit().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException e) {
        return false;
      }
    }
    return true;
  }
}
