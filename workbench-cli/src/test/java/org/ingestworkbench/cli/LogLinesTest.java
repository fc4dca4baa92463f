package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ingestworkbench.islandora.files.JobMessages;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.standin.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the page for people who come from Islandora Workbench says of the log is what it has. */
@Timeout(300)
class LogLinesTest extends CommandCase {

  private static final Path PAGE =
      Path.of("../docs/coming-from-islandora-workbench.md").toAbsolutePath();

  /** A line on the page: its level, and its words with names in capitals for what changes. */
  private static final Pattern LINE = Pattern.compile("`((?:INFO|WARNING|ERROR) - [^`]+)`");

  private static final Pattern CODE = Pattern.compile("`([A-Z]+(?:_[A-Z]+)+)`");

  /** Words in capitals, but for those that stand in the log as they are. */
  private static final Pattern CHANGES =
      Pattern.compile("\\b(?!INFO|WARNING|ERROR|OK|CSV|ID\\b|EDTF|URL)[A-Z]{2,}\\b");

  private final List<String> lines = new ArrayList<>();

  private void rows(String... rows) throws IOException {
    command.csv(rows);
  }

  private void settings(String... more) throws IOException {
    var all =
        Stream.concat(
            Stream.of(
                "media_type: file",
                "allow_missing_files: true",
                "allow_adding_terms: true",
                "http_max_retries: 1",
                "http_backoff_factor: 0"),
            Stream.of(more));
    command.config(all.toArray(String[]::new));
  }

  private void heard() throws IOException {
    lines.addAll(command.logLines());
    Files.deleteIfExists(command.log());
  }

  @Test
  void theLogHasEveryLineThatThePageNames() throws IOException {
    aJobWithEveryKindOfRow();
    aJobWithPages();
    aCheck();
    aRollback();
    aJobWithChecksums();
    aJobOfFiles();
    anUpdate();
    lines.add("WARNING - " + JobMessages.waiting(Duration.ofSeconds(2), "the site is busy"));

    assertThat(named(LINE)).hasSizeGreaterThan(40);
    assertThat(named(LINE)).filteredOn(line -> lines.stream().noneMatch(is(line))).isEmpty();
  }

  /** The words, with anything where they have a name in capitals, and the row at the end. */
  private static Predicate<String> is(String words) {
    var pattern = new StringBuilder();
    int at = 0;
    for (var changes = CHANGES.matcher(words); changes.find(); at = changes.end()) {
      pattern.append(Pattern.quote(words.substring(at, changes.start()))).append(".+");
    }
    var row = "( \\[row=\"[^\"]*\"( node=\"[^\"]*\")?])?";
    return Pattern.compile(pattern + Pattern.quote(words.substring(at)) + row).asMatchPredicate();
  }

  private static List<String> named(Pattern what) throws IOException {
    return what.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
  }

  @Test
  void everyCodeOnThePageIsOne() throws IOException {
    var codes = Arrays.stream(Code.values()).map(Enum::name).toList();
    assertThat(named(CODE)).isNotEmpty().isSubsetOf(codes);
  }

  private void aJobWithEveryKindOfRow() throws IOException {
    settings("additional_files: [extra: 'http://pcdm.org/use#Transcript']");
    for (var file : List.of("a.txt", "b.txt", "c.txt")) {
      Files.writeString(directory.resolve(file), "content");
    }
    rows(
        "id,title,field_model,file,extra,url_alias,field_genre,field_edtf_date_issued",
        "01,One,Image,a.txt,b.txt,/one,New genre,",
        "02,Two,Image,,,,,",
        "03,Three,Image,gone.txt,gone-too.txt,,,",
        "04,Four,Image,,,,,never");
    assertThat(command.create()).as(said()).isEqualTo(1);
    heard();
    assertThat(command.create("--resume")).as(said()).isEqualTo(1);
    heard();
    aJobWithRefusals();
  }

  private void aJobWithRefusals() throws IOException {
    site.faults().add(Fault.on("POST", "/entity/media").answer(422));
    site.faults().add(Fault.on("POST", "/entity/path_alias").answer(422));
    site.faults().add(Fault.on("POST", "/node").first(1).answer(503));
    rows("id,title,field_model,file,url_alias", "05,Five,Image,c.txt,/five");
    settings();
    assertThat(command.create("--new")).as(said()).isEqualTo(1);
    site.faults().clear();
    heard();
  }

  private void anUpdate() throws IOException {
    rows("id,title,field_model", "90,Ninety,Image", "91,Other,Image");
    settings("nodes_only: true");
    assertThat(command.create("--new")).as(said()).isZero();
    long last = site.nodes().get(site.nodes().size() - 1).id();
    rows("node_id,title", (last - 1) + ",New", last + ",Other", "99999,None");
    settings("task: update");
    assertThat(command.create("--new")).as(said()).isEqualTo(1);
    heard();
  }

  private void aJobWithPages() throws IOException {
    rows("id,title,field_model", "00,Zero,Image");
    settings("nodes_only: true");
    assertThat(command.create("--new")).as(said()).isZero();
    heard();
    var book = Files.createDirectories(directory.resolve("06"));
    Files.writeString(book.resolve("page-001.txt"), "one");
    Files.writeString(book.resolve("page-002.txt"), "two");
    Files.writeString(book.resolve("page-02.txt"), "two as well");
    Files.writeString(book.resolve("Thumbs.db"), "no page");
    rows("id,title,field_model", "06,Book,Image");
    settings(
        "paged_content_from_directories: true",
        "paged_content_page_model_tid: http://id.loc.gov/ontologies/bibframe/part");
    assertThat(command.create("--new")).as(said()).isEqualTo(1);
    heard();
    assertThat(command.create("--resume")).as(said()).isEqualTo(1);
    heard();
  }

  private void aCheck() throws IOException {
    rows("id,title,field_model,file", "07,Seven,Image,a.txt");
    settings("csv_id_to_node_id_map_path: " + directory.resolve("another.db"));
    assertThat(command.create("--check")).as(said()).isZero();
    heard();
    settings(
        "csv_id_to_node_id_map_path: " + directory.resolve("another.db"),
        "paged_content_from_directories: true",
        "paged_content_page_model_tid: http://id.loc.gov/ontologies/bibframe/part");
    rows("id,title,field_model,field_genre", "06,Book,Image,Almanacs");
    Files.delete(directory.resolve("06/page-02.txt"));
    assertThat(command.create("--check")).as(said()).isZero();
    heard();
  }

  private void aRollback() throws IOException {
    rows("id,title,field_model,file", "07,Seven,Image,a.txt", "08,Eight,Image,");
    settings("csv_row_filters: ['field_model:is:Image']");
    assertThat(command.create("--new")).as(said()).isZero();
    var eight = site.nodes().get(site.nodes().size() - 1);
    site.faults().add(Fault.on("DELETE", "/node/" + eight.id()).answer(403));
    command.run("rollback", "--config", command.file().toString(), "--yes");
    site.faults().clear();
    heard();
    Files.writeString(directory.resolve("nodes.csv"), "node_id\n" + eight.id() + "\n99999\n");
    command.config("task: delete", "input_csv: nodes.csv");
    command.create("--yes");
    heard();
  }

  private void aJobOfFiles() throws IOException {
    var files = Files.createDirectory(directory.resolve("files"));
    Files.writeString(files.resolve("a.txt"), "content");
    settings("task: create_from_files", "model: Image", "input_dir: " + files);
    assertThat(command.create("--new")).as(said()).isZero();
    heard();
  }

  private void aJobWithChecksums() throws IOException {
    rows(
        "id,title,field_model,file,checksum",
        "09,Nine,Image,a.txt,9a0364b9e99bb480dd25e1f0284c8555");
    settings("fixity_algorithm: md5", "validate_fixity_during_check: true");
    assertThat(command.create("--check", "--new")).as(said()).isZero();
    heard();
    assertThat(command.create("--new")).as(said()).isZero();
    heard();
  }
}
