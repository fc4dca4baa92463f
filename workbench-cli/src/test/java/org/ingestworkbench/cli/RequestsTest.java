package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ingestworkbench.standin.ServedRequest;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many requests a job makes: a row costs its writes and nothing else once the job is warm. */
class RequestsTest {

  @TempDir Path directory;

  @Test
  void aRowWithOneFileCostsThreeWritesAndNoRead() throws IOException {
    assertThat(requests(30, true) - requests(10, true)).isEqualTo(20 * 3);
  }

  @Test
  void aRowWithoutFilesCostsOneWrite() throws IOException {
    assertThat(requests(30, false) - requests(10, false)).isEqualTo(20);
  }

  /** The first row tries the vocabulary out, asks for the term and makes it. */
  @Test
  void furtherRowsWithATermThatTheJobMadeCostOneWrite() throws IOException {
    assertThat(withNewTerm(1) - requests(1, false)).isEqualTo(3 + DEFINITION);
    assertThat(withNewTerm(4) - withNewTerm(1)).isEqualTo(3);
  }

  private static final int DEFINITION = 2;

  private long withNewTerm(int rows) throws IOException {
    try (var site = StandIn.builder().start()) {
      var own = Files.createTempDirectory(directory, "job");
      var command = new CommandRun(own, site);
      command
          .config("nodes_only: true", "allow_adding_terms: true")
          .csv(
              Stream.concat(
                      Stream.of("id,title,field_model,field_subject"),
                      IntStream.rangeClosed(1, rows)
                          .mapToObj("%d,Row %<d,Image,subject:Paper making"::formatted))
                  .toArray(String[]::new));
      assertThat(command.create()).as(command.out() + command.err()).isZero();
      assertThat(site.nodes()).hasSize(rows);
      return site.requests().count();
    }
  }

  @Test
  void aStartAsksForTheDefinitionsOfTheFieldsThatTheInputHasAndForLittleElse() throws IOException {
    try (var site = StandIn.builder().start()) {
      run(site, 1, false);

      var before =
          site.requests().list().stream()
              .takeWhile(request -> !made(request))
              .filter(request -> !request.path().contains("/field_"))
              .toList();
      assertThat(before).as(before.toString()).hasSizeLessThanOrEqualTo(6 + TERMS);
    }
  }

  @Test
  void nothingIsAskedTwiceBeforeTheFirstWrite() throws IOException {
    try (var site = StandIn.builder().start()) {
      run(site, 1, true);

      var before = site.requests().list().stream().takeWhile(request -> !made(request)).toList();
      assertThat(before).extracting(ServedRequest::toString).doesNotHaveDuplicates();
      assertThat(before).extracting(ServedRequest::path).contains("/entity/media_type/file");
    }
  }

  @Test
  void anInputThatIsRefusedLeavesNoSessionBehind() throws IOException {
    try (var site = StandIn.builder().start()) {
      var command = new CommandRun(Files.createTempDirectory(directory, "job"), site);
      command.config("nodes_only: true").csv("id,title,field_model", "1,a,Image", "1,b,Image");

      assertThat(command.create()).isNotZero();

      assertThat(site.nodes()).isEmpty();
      assertThat(site.requests().count("POST", "/user/login")).isEqualTo(1);
      assertThat(site.requests().count("POST", "/user/logout")).isEqualTo(1);
    }
  }

  /**
   * The model of the row is a term that is looked up; that is the row's cost and not the start's.
   */
  private static final int TERMS = 1;

  private static boolean made(ServedRequest request) {
    return request.method().equals("POST")
        && request.path().equals("/node")
        && request.status() == 201;
  }

  private long requests(int rows, boolean withFiles) throws IOException {
    try (var site = StandIn.builder().start()) {
      run(site, rows, withFiles);
      assertThat(site.nodes()).hasSize(rows);
      assertThat(site.media()).hasSize(withFiles ? rows : 0);
      return site.requests().count();
    }
  }

  private void run(StandIn site, int rows, boolean withFiles) throws IOException {
    var own = Files.createTempDirectory(directory, "job");
    for (int i = 1; i <= rows; i++) {
      Files.writeString(own.resolve(i + ".txt"), "text " + i);
    }
    var command = new CommandRun(own, site);
    command
        .config(withFiles ? "media_type: file" : "nodes_only: true")
        .csv(
            Stream.concat(
                    Stream.of("id,title,field_model,file"),
                    IntStream.rangeClosed(1, rows).mapToObj("%d,Row %<d,Image,%<d.txt"::formatted))
                .toArray(String[]::new));
    assertThat(command.create()).as(command.out() + command.err()).isZero();
  }
}
