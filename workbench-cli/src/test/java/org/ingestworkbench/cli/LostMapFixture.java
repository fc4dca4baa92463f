package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ingestworkbench.standin.StandIn;

/** A site with a job of rows of every kind, whose ID map is lost. */
final class LostMapFixture implements AutoCloseable {

  static final int ROWS = 16;

  final StandIn site;
  final CommandRun command;
  final MixedRows rows;
  private final Path directory;

  LostMapFixture(Path directory) throws IOException {
    this.directory = directory;
    site = StandIn.builder().start();
    command = new CommandRun(directory, site);
    rows = MixedRows.in(directory, ROWS);
    command.csv(rows.csv());
    config("http_backoff_factor: 0");
  }

  void config(String... more) throws IOException {
    command.config(
        Stream.concat(Stream.of(MixedRows.settings()), Stream.of(more)).toArray(String[]::new));
  }

  Path map() {
    return directory.resolve("csv_id_to_node_id_map.db");
  }

  String rollbackCsv() {
    return directory.resolve("rollback.csv").toString();
  }

  /** Runs the job and loses its map; gives the job's id. */
  String lost() throws IOException {
    assertThat(command.create()).as(command.out() + command.err()).isZero();
    Files.delete(map());
    return jobId();
  }

  /** As the log has it, of the job that was started last. */
  String jobId() throws IOException {
    var line =
        command.logLines().stream()
            .filter(said -> said.contains("Starting job "))
            .reduce((one, two) -> two)
            .orElseThrow();
    return line.replaceFirst(".*\\(job ID (.*)\\)\\.", "$1");
  }

  int rebuild(String id, String... more) {
    var arguments = new ArrayList<>(List.of("rebuild-map", "--config", command.file().toString()));
    arguments.addAll(List.of("--job-id", id));
    arguments.addAll(List.of(more));
    return command.run(arguments.toArray(String[]::new));
  }

  /** Nothing that is there is asked for by a write, or made again. */
  void resumeMakesNothing() {
    var before = site.nodes();
    site.requests().clear();
    resume();
    assertThat(writes()).as("the trial whether the account may create").isEqualTo(1);
    assertThat(site.nodes()).isEqualTo(before);
  }

  void resume() {
    assertThat(command.create("--resume")).as(command.out() + command.err()).isZero();
  }

  int rollBack() {
    return command.run("rollback", "--config", command.file().toString(), "--yes");
  }

  private long writes() {
    return site.requests().list().stream()
        .filter(request -> request.method().equals("POST"))
        .filter(request -> !request.path().contains("/user/"))
        .count();
  }

  /** More nodes of others than anybody would look through. */
  void othersNodes() throws IOException {
    var other = new CommandRun(Files.createDirectory(directory.resolve("other")), site);
    var header = Stream.of("id,title,field_model");
    var nodes = IntStream.range(0, 220).mapToObj(i -> i + ",Other " + i + ",Image");
    other.csv(Stream.concat(header, nodes).toArray(String[]::new)).config("concurrency: 4");
    assertThat(other.create()).as(other.err()).isZero();
  }

  @Override
  public void close() {
    site.faults().release();
    site.close();
  }
}
