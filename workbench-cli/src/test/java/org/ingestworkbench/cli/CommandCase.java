package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.standin.StandInBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The command in this process, against a site of its own, in a directory of its own. */
abstract class CommandCase {

  @TempDir Path directory;
  StandIn site;
  CommandRun command;

  @BeforeEach
  final void open() throws IOException {
    site = site().start();
    command = new CommandRun(directory, site);
  }

  StandInBuilder site() {
    return StandIn.builder();
  }

  @AfterEach
  final void close() {
    site.faults().release();
    site.close();
  }

  /** Rows "01,Row 1,Image" and so on, below their header. */
  static String[] rows(int count) {
    return Stream.concat(
            Stream.of("id,title,field_model"),
            IntStream.rangeClosed(1, count).mapToObj(i -> "0%d,Row %d,Image".formatted(i, i)))
        .toArray(String[]::new);
  }

  final Stream<String> titles() {
    return site.nodes().stream().map(Entity::title);
  }

  final void stopAfterTwoRows() {
    command.interruptAt("(record 02)", Interrupts.Kind.INT);
    assertThat(command.create()).as(said()).isEqualTo(130);
  }

  /** What the command said, to be told when it did not do what it should. */
  final String said() {
    return command.out() + command.err();
  }

  final Path map() {
    return directory.resolve("csv_id_to_node_id_map.db");
  }

  /** Waits until a fault of the site has met a request of the child. */
  final void awaitHits(long hits, ChildRun child) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (site.faults().fired() < hits) {
      assertThat(System.nanoTime()).as("the fault is hit in time").isLessThan(until);
      assertThat(child.endsWithin(Duration.ofMillis(5))).as("ended before the fault").isFalse();
    }
  }
}
