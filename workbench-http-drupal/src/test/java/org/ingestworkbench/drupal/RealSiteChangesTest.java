package org.ingestworkbench.drupal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.ChangeDraft.Mode;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.ChangeRequest;
import org.ingestworkbench.repository.ChangeView.State;
import org.ingestworkbench.repository.Creation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Drupal makes of values in its own way; against the site that the properties name. */
class RealSiteChangesTest {

  @TempDir Path folder;
  private @Nullable DrupalClient open;

  @BeforeEach
  void connect() {
    open = RealSiteContractTest.client();
  }

  @AfterEach
  void close() {
    if (open != null) {
      open.close();
    }
  }

  private DrupalClient client() {
    return Objects.requireNonNull(open);
  }

  private static List<Value> texts(String... texts) {
    return Stream.of(texts).<Value>map(Value.Text::new).toList();
  }

  private EntityRef node(Map<String, List<Value>> more) {
    var model = client().termsByName("islandora_models", "Image").get(0).id();
    var fields = new LinkedHashMap<>(more);
    fields.put("field_model", List.of(Drafts.term(model)));
    var draft = new NodeDraft("islandora_object", "Changed", fields);
    var made = client().create(new Creation.OfNode(UUID.randomUUID(), draft, null, Map.of()));
    return EntityRef.node(made.id(), made.uuid());
  }

  private Change plan(EntityRef ref, Map<String, List<Value>> fields) {
    var draft = new ChangeDraft(ref, "", fields, Mode.REPLACE, false);
    return client()
        .capabilities()
        .ask(Capability.CHANGE, new ChangeRequest(draft, Map.of()))
        .orElseThrow()
        .orElseThrow();
  }

  private void changeAndBack(EntityRef ref, Map<String, List<Value>> fields) {
    var change = plan(ref, fields);
    client().update(change, () -> {});
    assertThat(state(change)).as(change::after).isEqualTo(State.AFTER);
    assertThat(plan(ref, fields).needed()).isFalse();
    client().update(change.reversed(), () -> {});
    assertThat(state(change)).as(change::before).isEqualTo(State.BEFORE);
  }

  private State state(Change change) {
    return client().capabilities().ask(Capability.CHANGE_VIEW, change).orElseThrow().state();
  }

  @Test
  void aTextThatIsTheSameNumberIsWrittenAndWrittenBack() {
    var node = node(Map.of("field_local_identifier", texts("007", "1e3")));
    changeAndBack(node, Map.of("field_local_identifier", texts("7", "1000")));
  }

  @Test
  void anAlternativeTextIsChangedAndTheNameStays() throws IOException {
    var gif = "GIF89a" + (char) 3 + "\0" + (char) 2 + "\0\0\0\0;";
    var file = Files.writeString(folder.resolve("a.gif"), gif, StandardCharsets.ISO_8859_1);
    var content = new MediaDraft.Upload("field_media_image", file, "a.gif", "old");
    var draft =
        new MediaDraft(
            StepKey.media("1", "file"),
            "a.gif",
            "image",
            "Its own name",
            false,
            content,
            List.of(),
            Map.of(),
            List.of());
    var made = client().create(new Creation.OfMedia(UUID.randomUUID(), draft, node(Map.of())));
    var medium = new EntityRef(EntityType.MEDIA, made.id(), made.uuid());
    changeAndBack(medium, Map.of("field_media_image", texts("new")));
    assertThat(client().medium(medium).orElseThrow().name()).isEqualTo("Its own name");
    changeAndBack(medium, Map.of("name", texts("Another"), "field_media_image", texts("x")));
  }

  @Test
  void aTermIsMovedAndDescribed() {
    var parent = term("Parent", null);
    var term = term("Child", parent);
    var root =
        Map.of(
            "parent",
            List.<Value>of(),
            "description",
            List.<Value>of(new Value.Text("<p>a</p>", "basic_html")),
            "weight",
            List.<Value>of(new Value.Whole(4)),
            "field_authority_link",
            List.<Value>of(new Value.Authority("lcsh", "http://id.loc.gov/1", "")));
    changeAndBack(term, root);
  }

  private EntityRef term(String name, @Nullable EntityRef parent) {
    var draft = new TermDraft("subject", name + " " + UUID.randomUUID());
    var made =
        client().create(new Creation.OfTerm(UUID.randomUUID(), draft, Map.of(), parent, Map.of()));
    return new EntityRef(EntityType.TERM, made.id(), made.uuid());
  }
}
