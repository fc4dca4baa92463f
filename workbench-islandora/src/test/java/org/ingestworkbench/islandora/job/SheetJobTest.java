package org.ingestworkbench.islandora.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.islandora.config.Configs;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.remaining.RemainingRows;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs whose rows are a Google Sheet, on a server that answers as Google does. */
class SheetJobTest {
  private static final String HEADER = "id,title,field_model\n";

  @TempDir Path directory;
  private final List<String> asked = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private StandIn site;
  private HttpServer sheets;
  private int status = 200;
  private String answer = HEADER + "01,One,Image\n02,Two,Image\n03,Three,Image\n";

  @BeforeEach
  void aSiteAndASheet() throws IOException {
    site = StandIn.builder().account("ann", "sesame").start();
    sheets = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sheets.createContext("/spreadsheets", this::redirect);
    sheets.createContext("/content", this::content);
    sheets.start();
  }

  @AfterEach
  void closed() {
    sheets.stop(0);
    site.close();
  }

  /** The export leads to where the content is. */
  private void redirect(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    exchange.getResponseHeaders().set("Location", "/content/export");
    exchange.sendResponseHeaders(307, -1);
    exchange.close();
  }

  private void content(HttpExchange exchange) throws IOException {
    var bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void aResumeReadsTheRowsThatTheRunRead() throws IOException {
    assertThat(runUntilTheFirstRow()).returns(1L, JobReport::done);
    assertThat(asked).containsExactly("/spreadsheets/d/ID/export?gid=5&format=csv");
    answer = HEADER + "01,Changed,Image\n04,Four,Image\n";

    var report = run(Recovery.resume());

    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(titles()).containsExactly("One", "Two", "Three");
    assertThat(asked).hasSize(1);
    assertThat(problems).extracting(Problem::code).containsOnlyOnce(Code.SHEET_KEPT);
    assertThat(problems.get(problems.size() - 1).message())
        .contains("fetched on 20", config().inputCsv().toString());
    assertThat(copies()).containsExactly(config().inputCsv());
  }

  @Test
  void aNewRunFetchesTheSheetAnew() throws IOException {
    run(Recovery.NONE);
    answer = answer + "04,Four,Image\n";

    assertThat(run(Recovery.NONE)).returns(4L, JobReport::done);
    assertThat(asked).hasSize(2);
    assertThat(Files.readString(config().inputCsv())).isEqualTo(answer);
  }

  @Test
  void aRunThatIsRefusedLeavesTheCopyOfTheJobAsItIs() throws IOException {
    runUntilTheFirstRow();
    var kept = Files.readString(config().inputCsv());
    answer = HEADER;

    assertThatThrownBy(() -> run(Recovery.NONE)).isInstanceOf(RuntimeException.class);
    assertThat(config().inputCsv()).hasContent(kept);
  }

  @Test
  void aResumeWhoseCopyIsLostFetchesTheSheetAndSeesWhatChanged() throws IOException {
    runUntilTheFirstRow();
    Files.delete(config().inputCsv());
    answer = answer.replace("One", "Changed");

    assertThatThrownBy(() -> run(Recovery.resume())).hasMessageContaining("changed");
    assertThat(asked).hasSize(2);
  }

  @Test
  void aCheckReadsTheSheetAndKeepsNothing() throws IOException {
    answer = answer.replace("Two", "");
    try (var job = job(Recovery.NONE).toCheck().build()) {
      var report = job.check();

      assertThat(report.rows()).isEqualTo(3);
      assertThat(report.problems())
          .filteredOn(problem -> problem.code() == Code.TITLE_MISSING)
          .singleElement()
          .extracting(problem -> problem.place().toString())
          .isEqualTo(address() + " line 3, column title (row ID 02)");
    }
    assertThat(copies()).isEmpty();
  }

  @Test
  void aPageToSignInIsNoSheet() {
    answer = "\n<!DOCTYPE html><html><head><title>Sign in";

    refused("the answer is no CSV but a web page", "Share the sheet");
  }

  @Test
  void anAnswerThatIsAnErrorSaysWhatToDo() {
    status = 404;
    refused("its site answers 404", "google_sheets_gid?");
    status = 403;
    refused("its site answers 403", "Share the sheet");
    status = 503;
    refused("its site answers 503", "");
  }

  @Test
  void theRulesForFilesOfOtherSitesCount() {
    refused(config(""), "a loopback address", Advice.REMOTE_FILES_FROM.words());
    answer = "x".repeat(3 << 10);
    refused(
        config("remote_files_from: [127.0.0.1]\nremote_file_max_size: 2k\n"), "larger than", "");
  }

  @Test
  void rowsThatRemainAreThoseOfTheCopy() throws IOException {
    var out = directory.resolve("rest.csv");
    run(Recovery.NONE);

    RemainingRows.of(config()).map(config().idMapFile()).writeTo(out);
    assertThat(out).hasContent(HEADER.strip());

    Files.delete(config().inputCsv());
    assertThatThrownBy(() -> RemainingRows.of(config()).map(config().idMapFile()).writeTo(out))
        .hasMessageContaining("no copy of the sheet yet");
  }

  private void refused(String why, String advice) {
    refused(config(), why, advice);
  }

  private void refused(WorkbenchConfig config, String why, String advice) {
    try (var job = WorkbenchJob.of(config).environment(Map.of()).build()) {
      assertThatThrownBy(job::run)
          .isInstanceOfSatisfying(
              InputException.class,
              e ->
                  assertThat(e.problems())
                      .extracting(Problem::code)
                      .containsExactly(Code.INPUT_UNREADABLE))
          .hasMessageContaining(why)
          .hasMessageContaining(advice);
    }
    assertThat(site.nodes()).isEmpty();
  }

  private JobReport run(Recovery recovery) {
    try (var job = job(recovery).build()) {
      return job.run();
    }
  }

  private JobReport runUntilTheFirstRow() {
    var running = new AtomicReference<WorkbenchJob>();
    var stopping =
        new JobListener() {
          @Override
          public void rowEnded(JobListener.RowEnded event) {
            running.get().cancel();
          }
        };
    try (var job = job(Recovery.NONE).listener(stopping).build()) {
      running.set(job);
      return job.run();
    }
  }

  private WorkbenchJob.Builder job(Recovery recovery) {
    return WorkbenchJob.of(config())
        .environment(Map.of())
        .recovery(recovery)
        .listener(
            new JobListener() {
              @Override
              public void problem(Problem problem) {
                problems.add(problem);
              }
            });
  }

  private List<String> titles() {
    return site.nodes().stream().map(Entity::title).toList();
  }

  private List<Path> copies() throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().contains("google")).toList();
    }
  }

  private String address() {
    return "http://127.0.0.1:" + sheets.getAddress().getPort() + "/spreadsheets/d/ID/edit#gid=5";
  }

  private WorkbenchConfig config() {
    return config("remote_files_from: [127.0.0.1]\n");
  }

  private WorkbenchConfig config(String more) {
    var text =
        Configs.LEAST.replace("https://repo.example.org", site.uri().toString())
            + "nodes_only: true\nconcurrency: 1\ninput_csv: \""
            + address()
            + "\"\n"
            + more;
    return WorkbenchConfig.read(Configs.write(directory.resolve("c.yml"), text));
  }
}
