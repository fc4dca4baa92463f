package org.ingestworkbench.drupal.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a request carries. */
public sealed interface Payload {

  Payload NONE = new Nothing();

  /** No body at all. */
  record Nothing() implements Payload {}

  /** A JSON document. */
  record Json(String text) implements Payload {
    public static Json of(JsonNode tree) {
      return new Json(tree.toString());
    }

    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * A file that is streamed from disk.
   *
   * @param size in bytes, as it was when the request was made
   */
  record OfFile(Path file, long size) implements Payload {}
}
