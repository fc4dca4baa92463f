package org.ingestworkbench.standin.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The frame of every JSON:API answer. */
final class JsonApiDocument {
  private JsonApiDocument() {}

  static ObjectNode empty() {
    ObjectNode document = Json.object();
    ObjectNode version = document.putObject("jsonapi").put("version", "1.0");
    version
        .putObject("meta")
        .putObject("links")
        .putObject("self")
        .put("href", "http://jsonapi.org/format/1.0/");
    return document;
  }
}
