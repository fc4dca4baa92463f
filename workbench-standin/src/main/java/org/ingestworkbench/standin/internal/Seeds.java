package org.ingestworkbench.standin.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Gives a new site its terms, and one that was started before those that its model got since. */
final class Seeds {
  private final ContentModel model;
  private final Content content;
  private final SiteSettings settings;

  Seeds(ContentModel model, Content content, SiteSettings settings) {
    this.model = model;
    this.content = content;
    this.settings = settings;
  }

  void plant() {
    model.terms().stream()
        .filter(term -> content.find(Kind.TERM, uuid(term)).isEmpty())
        .forEach(this::plant);
  }

  private static String uuid(ContentModel.DefaultTerm term) {
    String name = "term " + term.vocabulary() + " " + term.name();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void plant(ContentModel.DefaultTerm term) {
    ObjectNode fields = Json.object();
    long now = settings.clock().instant().getEpochSecond();
    fields.set("langcode", Json.value("en"));
    fields.set("revision_created", Json.value(now));
    fields.set("status", Json.value(true));
    fields.set("name", Json.value(term.name()));
    fields.set("weight", Json.value(0));
    fields.set("changed", Json.value(now));
    fields.set("default_langcode", Json.value(true));
    fields.set("revision_translation_affected", Json.value(true));
    if (!term.uri().isEmpty()) {
      fields.putArray(uriField(term)).addObject().put("uri", term.uri());
    }
    content.create(Kind.TERM, term.vocabulary(), uuid(term), fields);
  }

  private String uriField(ContentModel.DefaultTerm term) {
    return model
        .bundle(Kind.TERM, term.vocabulary())
        .flatMap(vocabulary -> vocabulary.field("field_external_uri"))
        .map(field -> "field_external_uri")
        .orElse("field_authority_link");
  }
}
