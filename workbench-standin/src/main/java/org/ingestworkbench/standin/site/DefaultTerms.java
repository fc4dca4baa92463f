package org.ingestworkbench.standin.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.store.Content;

/** Gives a new site its terms, and an older site those terms that its model got since. */
final class DefaultTerms {
  private final ContentModel model;
  private final Content content;
  private final SiteSettings settings;

  DefaultTerms(ContentModel model, Content content, SiteSettings settings) {
    this.model = model;
    this.content = content;
    this.settings = settings;
  }

  void plant() {
    model.terms().stream()
        .filter(term -> content.find(DrupalEntityType.TERM, uuid(term)).isEmpty())
        .forEach(this::plant);
  }

  private static String uuid(ContentModel.DefaultTerm term) {
    String name = "term " + term.vocabulary() + " " + term.name();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void plant(ContentModel.DefaultTerm term) {
    ObjectNode fields = JsonNodes.object();
    long now = settings.clock().instant().getEpochSecond();
    fields.set("langcode", JsonNodes.value("en"));
    fields.set("revision_created", JsonNodes.value(now));
    fields.set("status", JsonNodes.value(true));
    fields.set("name", JsonNodes.value(term.name()));
    fields.set("weight", JsonNodes.value(0));
    fields.set("changed", JsonNodes.value(now));
    fields.set("default_langcode", JsonNodes.value(true));
    fields.set("revision_translation_affected", JsonNodes.value(true));
    if (!term.uri().isEmpty()) {
      fields.putArray(uriField(term)).addObject().put("uri", term.uri()).put("title", "");
    }
    content.create(DrupalEntityType.TERM, term.vocabulary(), uuid(term), fields);
  }

  private String uriField(ContentModel.DefaultTerm term) {
    return model
        .bundle(DrupalEntityType.TERM, term.vocabulary())
        .flatMap(vocabulary -> vocabulary.field("field_external_uri"))
        .map(field -> "field_external_uri")
        .orElse("field_authority_link");
  }
}
