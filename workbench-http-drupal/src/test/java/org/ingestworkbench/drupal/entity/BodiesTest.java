package org.ingestworkbench.drupal.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.drupal.Drafts;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Creation;
import org.junit.jupiter.api.Test;

class BodiesTest {
  private static final UUID ID = UUID.fromString("0b6a0f5e-5d3c-4b0e-9a44-7d3f6c1f4a10");
  private static final TermDraft NEW = new TermDraft("subject", "Bees");

  private static String field(Value... values) {
    var draft = new NodeDraft("b", "T", Map.of("f", List.of(values)));
    var terms = Map.of(NEW, new EntityRef(EntityType.TERM, "77", null));
    var json = new NodeJson("field_member_of").of(new Creation.OfNode(ID, draft, null, terms));
    return json.path("f").toString();
  }

  @Test
  void aNodeHasItsTypeTitleAndUuid() {
    var draft = new NodeDraft("islandora_object", "A \"title\"", Map.of());
    var json = new NodeJson("field_member_of").of(new Creation.OfNode(ID, draft, null, Map.of()));
    assertThat(json)
        .hasToString(
            "{\"type\":[{\"target_id\":\"islandora_object\",\"target_type\":\"node_type\"}],"
                + "\"title\":[{\"value\":\"A \\\"title\\\"\"}],"
                + "\"uuid\":[{\"value\":\""
                + ID
                + "\"}]}");
  }

  @Test
  void valuesHaveTheShapesOfTheirTypes() {
    assertThat(field(new Value.Text("x"))).isEqualTo("[{\"value\":\"x\"}]");
    assertThat(field(new Value.Text("x", "basic_html")))
        .isEqualTo("[{\"value\":\"x\",\"format\":\"basic_html\"}]");
    assertThat(field(new Value.Whole(5))).isEqualTo("[{\"value\":5}]");
    assertThat(field(new Value.Floating(2))).isEqualTo("[{\"value\":2.0}]");
    assertThat(field(new Value.Link("http://a", "A")))
        .isEqualTo("[{\"uri\":\"http://a\",\"title\":\"A\"}]");
    assertThat(field(new Value.LinkedData("u", "v")))
        .isEqualTo("[{\"url\":\"u\",\"value\":\"v\"}]");
    assertThat(field(new Value.Authority("viaf", "u", "")))
        .isEqualTo("[{\"source\":\"viaf\",\"uri\":\"u\",\"title\":\"\"}]");
    assertThat(field(new Value.Geolocation("49.1", "-123.9")))
        .isEqualTo("[{\"lat\":\"49.1\",\"lng\":\"-123.9\"}]");
  }

  @Test
  void referencesNameTheirTarget() {
    assertThat(field(Drafts.term("25")))
        .isEqualTo("[{\"target_id\":\"25\",\"target_type\":\"taxonomy_term\"}]");
    assertThat(field(new Value.Reference(new Value.NewTerm(NEW), "taxonomy_term", "relators:aut")))
        .isEqualTo(
            "[{\"target_id\":\"77\",\"rel_type\":\"relators:aut\",\"target_type\":\"taxonomy_term\"}]");
  }

  @Test
  void anEmptyTargetIsNotSent() {
    assertThat(field(Drafts.term(""))).isEmpty();
  }

  @Test
  void theParentTakesThePlaceOfAnyOther() {
    var fields = new LinkedHashMap<String, List<Value>>();
    fields.put("field_member_of", List.of(Drafts.term("1")));
    var draft = new NodeDraft("b", "T", fields);
    var parent = EntityRef.node(null, ID);
    var json = new NodeJson("field_member_of").of(new Creation.OfNode(ID, draft, parent, Map.of()));
    assertThat(json.path("field_member_of"))
        .hasToString("[{\"target_uuid\":\"" + ID + "\",\"target_type\":\"node\"}]");
  }

  @Test
  void aMediumHasAllItsUsesAndTracks() {
    var tracks =
        List.of(
            new MediaDraft.Track("field_track", "English", "subtitles", "en", Path.of("en.vtt")),
            new MediaDraft.Track("field_track", "Français", "subtitles", "fr", Path.of("fr.vtt")));
    var draft =
        new MediaDraft(
            StepKey.media("1", "file"),
            "v.mp4",
            "video",
            "v.mp4",
            true,
            new MediaDraft.Upload("field_media_video_file", Path.of("v.mp4"), "v.mp4", null),
            List.of("16", "17"),
            Map.of(),
            tracks);
    var files =
        List.of(
            new UploadedFile("1", ""), new UploadedFile("2", "/en"), new UploadedFile("3", "/fr"));
    var json =
        new MediaJson("field_media_of")
            .of(new Creation.OfMedia(ID, draft, EntityRef.node("9", ID)), files);
    assertThat(json.path("name")).hasToString("[{\"value\":\"9-v.mp4\"}]");
    assertThat(json.path("field_media_video_file"))
        .hasToString("[{\"target_id\":\"1\",\"target_type\":\"file\"}]");
    assertThat(json.path("field_media_of"))
        .hasToString("[{\"target_id\":\"9\",\"target_type\":\"node\"}]");
    assertThat(json.path("field_media_use")).hasSize(2);
    assertThat(json.path("field_track").findValuesAsText("default"))
        .containsExactly("true", "false");
    assertThat(json.path("field_track").findValuesAsText("target_id")).containsExactly("2", "3");
  }
}
