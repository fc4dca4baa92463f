package org.ingestworkbench.drupal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryClient;

/** Things to make. */
public final class Drafts {
  private Drafts() {}

  public static Value term(String id) {
    return new Value.Reference(new Value.Existing(id), "taxonomy_term");
  }

  public static Creation.OfNode node() {
    var draft =
        new NodeDraft("islandora_object", "A node", Map.of("field_model", List.of(term("1"))));
    return new Creation.OfNode(UUID.randomUUID(), draft, null, Map.of());
  }

  /** Values for fields of every type that the starter site has, each with a trap in it. */
  static Map<String, List<Value>> changes(RepositoryClient client) {
    var person = new TermDraft("person", "Person " + UUID.randomUUID());
    var made = client.create(new Creation.OfTerm(UUID.randomUUID(), person));
    var agent = new Value.Existing(String.valueOf(made.id()));
    return Map.ofEntries(
        Map.entry("field_description", texts("A \"quote\", <b> & \u00fc\r\nline 2 ")),
        Map.entry("field_abstract", List.of(new Value.Text("<p>x</p>", "basic_html"))),
        Map.entry(
            "field_note", List.of(new Value.Text("a", "basic_html"), new Value.Text("1", null))),
        Map.entry("field_local_identifier", texts("007", "7.50", "a  b")),
        Map.entry("field_pid", texts("1e3")),
        Map.entry("field_edtf_date", texts("2020-01", "1984?", "2001/2004")),
        Map.entry("field_weight", List.of(new Value.Whole(5))),
        Map.entry(
            "field_linked_agent",
            List.of(new Value.Reference(agent, "taxonomy_term", "relators:aut"))),
        Map.entry(
            "field_coordinates",
            List.of(new Value.Geolocation("49.10", "-123.90"), new Value.Geolocation("+1", "0"))));
  }

  private static List<Value> texts(String... texts) {
    return Stream.of(texts).<Value>map(Value.Text::new).toList();
  }

  public static Creation.OfMedia medium(EntityRef node, Path file) {
    return medium(node, file, Map.of());
  }

  static Creation.OfMedia medium(EntityRef node, Path file, Map<String, List<Value>> fields) {
    var name = String.valueOf(file.getFileName());
    var draft =
        new MediaDraft(
            StepKey.media("1", "file"),
            name,
            "file",
            name,
            false,
            new MediaDraft.Upload("field_media_file", file, name, null),
            List.of(),
            fields,
            List.of());
    return new Creation.OfMedia(UUID.randomUUID(), draft, node);
  }
}
