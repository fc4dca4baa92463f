package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ingestworkbench.standin.Entity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command that reads something else than a CSV file is killed by SIGKILL, and resumed. */
@Timeout(300)
class InputsKillTest {

  private static final List<String> TITLES = List.of("a", "b", "c", "d", "e");

  @TempDir Path directory;
  private String rows = csv(TITLES);

  private static String csv(List<String> titles) {
    var rows = new StringBuilder("id,title\n");
    titles.forEach(title -> rows.append(title + "," + title + "\n"));
    return rows.toString();
  }

  @Test
  void theFilesOfADirectory() throws Exception {
    var files = Files.createDirectory(directory.resolve("files"));
    for (var title : TITLES) {
      Files.writeString(files.resolve(title + ".txt"), title);
    }
    killedAndResumed("task: create_from_files", "input_dir: " + files, "model: Image");
  }

  @Test
  void aWorkbook() throws Exception {
    var sheet = new ArrayList<>(List.of(Workbook.row("", "str", "id", "title")));
    TITLES.forEach(title -> sheet.add(Workbook.row("", "str", title, title)));
    Files.write(directory.resolve("rows.xlsx"), Workbook.of(sheet.toArray(String[]::new)));

    killedAndResumed("input_csv: rows.xlsx");
  }

  @Test
  void linesOfJson() throws Exception {
    var lines = TITLES.stream().map(t -> "{\"id\":\"" + t + "\",\"title\":\"" + t + "\"}").toList();
    Files.write(directory.resolve("rows.jsonl"), lines);

    killedAndResumed("input_csv: rows.jsonl");
  }

  @Test
  void aGoogleSheetThatChangedMeanwhile() throws Exception {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var sheets = HttpServer.create(address, 0);
    sheets.createContext(
        "/",
        exchange -> {
          var bytes = rows.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
          rows = csv(List.of("x"));
        });
    sheets.start();
    try {
      int port = sheets.getAddress().getPort();
      var output =
          killedAndResumed(
              "input_csv: http://127.0.0.1:" + port + "/spreadsheets/d/ID/edit",
              "remote_files_from: [127.0.0.1]");
      assertThat(output).anyMatch(line -> line.contains("the copy that was fetched on"));
    } finally {
      sheets.stop(0);
    }
  }

  private List<String> killedAndResumed(String... input) throws Exception {
    try (var site = SiteProcess.start(directory.resolve("site"))) {
      var config = config(site, input);
      site.fault(
          "{\"method\": \"POST\", \"path\": \"/node\", \"nth\": 3, \"hang_after_work\": true}");
      long fired = site.faultsFired();
      ChildRun.killWhen(() -> site.faultsFired() > fired, config);
      site.noMoreFaults();
      assertThat(site.faultsFired()).isGreaterThan(fired);

      try (var child = ChildRun.start(config, "--resume")) {
        int code = child.await();
        assertThat(code).as(String.join("\n", child.said())).isZero();
      }
      try (var left = site.killAndOpen()) {
        assertThat(left.nodes()).extracting(Entity::title).containsExactlyElementsOf(TITLES);
      }
      return Files.readAllLines(directory.resolve("workbench.log"));
    }
  }

  private Path config(SiteProcess site, String... input) throws IOException {
    var lines =
        List.of(
            "task: create",
            "host: " + site.uri(),
            "username: ingester",
            "password: ingester",
            "input_dir: " + directory,
            "log_file_path: " + directory.resolve("workbench.log"),
            "csv_field_templates: [field_model: Image]",
            "nodes_only: true",
            "concurrency: 1");
    var own = Stream.of(input).map(line -> line.substring(0, line.indexOf(':'))).toList();
    var all = new ArrayList<>(lines);
    all.removeIf(line -> own.contains(line.substring(0, line.indexOf(':'))));
    all.addAll(List.of(input));
    return Files.write(directory.resolve("create.yml"), all);
  }
}
