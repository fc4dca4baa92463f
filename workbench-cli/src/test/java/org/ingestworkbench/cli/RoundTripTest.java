package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.standin.StandInBuilder;
import org.ingestworkbench.standin.field.FieldSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was exported is made elsewhere, and comes to the same nodes, media and terms. */
@Timeout(300)
class RoundTripTest {

  private static final String HEAD =
      "id,parent_id,title,url_alias,field_model,file,field_subject,field_linked_agent,"
          + "field_edtf_date,field_coordinates,field_rights,field_description,field_weight,"
          + "field_shown,field_taken,field_when,field_link,field_authority,field_colour,field_dec,"
          + "field_mail,field_phone,published";

  private static final String[] ROWS = {
    HEAD,
    "1,,One,/the-one,Image,a.pdf,\"Cats, big|subject:Dogs: small|subject:1999\","
        + "relators:aut:person:Smith|relators:pbd:corporate_body:Press,1999|2000-01~,"
        + "\"49.25,-123.1|0.00001,10\",<p>All & none</p>,\"Two\nlines, \"\"quoted\"\"\",7,1,"
        + "2020-01-02,2020-01-02T03:04:05+00:00,https://example.org/a?b=c%%A page|internal:/node/1,"
        + "viaf%%https://viaf.org/1%%Smith,red,1.50,a@example.org,+1 604 555,0",
    "2,1,Two,,Paged Content,,Cats,,,,,,,0,,,,,,,,,",
    "3,1,\"Three, the third\",,Image,b/a.pdf,,,,,,,,,,,https://example.org,,green,,,,",
  };

  @TempDir Path directory;

  private static StandInBuilder model() {
    return StandIn.builder()
        .field(
            "node",
            "islandora_object",
            FieldSpec.of("field_shown", "boolean"),
            FieldSpec.of("field_taken", "datetime").dateOnly(),
            FieldSpec.of("field_when", "datetime"),
            FieldSpec.of("field_link", "link").unlimited(),
            FieldSpec.of("field_authority", "authority_link").unlimited(),
            FieldSpec.of("field_colour", "list_string").choices(List.of("red", "green")),
            FieldSpec.of("field_dec", "decimal"),
            FieldSpec.of("field_mail", "email"),
            FieldSpec.of("field_phone", "telephone"));
  }

  private CommandRun on(StandIn site, String name, String... settings) throws IOException {
    var all = new ArrayList<>(List.of(settings));
    all.add("username: admin");
    all.add("password: password");
    var own = Files.createDirectories(directory.resolve(name));
    if (all.stream().noneMatch(line -> line.startsWith("input_dir"))) {
      all.add("input_dir: " + directory);
    }
    return new CommandRun(own, site).config(all.toArray(String[]::new));
  }

  @Test
  void whatWasExportedIsMadeElsewhereAndBack() throws IOException {
    Files.writeString(directory.resolve("a.pdf"), "first");
    Files.writeString(Files.createDirectories(directory.resolve("b")).resolve("a.pdf"), "second");
    Files.write(directory.resolve("metadata.csv"), List.of(ROWS));
    try (var first = model().start();
        var second = model().start();
        var third = model().start()) {
      var create = on(first, "create", "allow_adding_terms: true");
      assertThat(create.create()).as(create.out() + create.err()).isZero();

      move(first, "out", second, "in");
      assertThat(told(second)).isEqualTo(told(first));
      move(second, "out2", third, "in2");

      assertThat(told(third)).isEqualTo(told(first));
      assertThat(directory.resolve("out2.csv")).content().hasLineCount(5);
    }
  }

  private void move(StandIn from, String out, StandIn to, String in) throws IOException {
    var csv = directory.resolve(out + ".csv");
    var files = directory.resolve(out + ".files");
    Files.write(directory.resolve("nodes.csv"), List.of("node_id", "1", "2", "3"));
    var export =
        on(
            from,
            out,
            "task: export_csv",
            "input_csv: nodes.csv",
            "export_csv_file_path: " + csv,
            "export_csv_term_mode: name",
            "export_file_directory: " + files,
            "fixity_algorithm: sha1");
    assertThat(export.create()).as(export.out() + export.err()).isZero();
    var create =
        on(
            to,
            in,
            "input_csv: " + csv,
            "input_dir: " + files,
            "id_field: node_id",
            "csv_column_map: {field_member_of: parent_id}",
            "allow_adding_terms: true",
            "allow_missing_files: true",
            "fixity_algorithm: sha1");
    assertThat(create.create()).as(create.out() + create.err()).isZero();
  }

  /** What a site holds, without what each site gives by itself. */
  private static List<String> told(StandIn site) {
    var all = new ArrayList<String>();
    for (var node : site.nodes()) {
      all.add("node " + node.title() + " " + fields(site, node));
    }
    for (var medium : site.media()) {
      var of =
          site.nodes().stream()
              .filter(node -> medium.targets("field_media_of").contains(node.id()));
      all.add(
          "medium of "
              + of.map(Entity::title).toList()
              + " "
              + medium.bundle()
              + " "
              + medium.values("field_file_size")
              + names(site, medium, "field_media_use"));
    }
    site.terms().forEach(term -> all.add("term " + term.bundle() + " " + term.title()));
    all.sort(Comparator.naturalOrder());
    return all;
  }

  private static Map<String, Object> fields(StandIn site, Entity node) {
    var fields = new TreeMap<String, Object>();
    node.fields()
        .forEach(
            (name, items) -> {
              if (name.startsWith("field_") || List.of("created", "status").contains(name)) {
                boolean refers = items.get(0).containsKey("target_id");
                fields.put(name, refers ? names(site, node, name) : items);
              }
            });
    return fields;
  }

  private static List<String> names(StandIn site, Entity of, String field) {
    return of.field(field).stream()
        .map(item -> item.getOrDefault("rel_type", "") + " " + name(site, field, item))
        .toList();
  }

  private static String name(StandIn site, String field, Map<String, Object> item) {
    long id = ((Number) item.get("target_id")).longValue();
    var among = field.equals("field_member_of") ? site.nodes() : site.terms();
    return among.stream()
        .filter(entity -> entity.id() == id)
        .map(entity -> entity.bundle() + ":" + entity.title())
        .findFirst()
        .orElse("nothing");
  }
}
