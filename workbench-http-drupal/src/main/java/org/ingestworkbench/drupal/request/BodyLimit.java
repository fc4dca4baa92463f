package org.ingestworkbench.drupal.request;

/** How much is read of an answer at most. */
public enum BodyLimit {
  /**
   * An answer that is not 2xx: its status counts, and the beginning of its text goes into messages.
   */
  ERROR(256 << 10),
  /** Signing in and out. */
  SESSION(64 << 10),
  /** One object; fields may hold the text of a whole book. */
  ENTITY(8 << 20),
  /** A page of objects. */
  LIST(16 << 20),
  /** What a content type or field is. */
  DEFINITION(8 << 20);

  private final int bytes;

  BodyLimit(int bytes) {
    this.bytes = bytes;
  }

  static BodyLimit of(HttpCall call, int status) {
    return status >= 200 && status < 300 ? of(call.resource()) : ERROR;
  }

  private static BodyLimit of(Resource resource) {
    return switch (resource) {
      case PAGE -> SESSION;
      case NODE, MEDIA, FILE, TERM, ALIAS, UPLOAD, USER -> ENTITY;
      case MEDIA_OF_NODE, VIEW, JSON_API, TERM_BY_NAME, TERM_BY_URI, TERM_BY_AUTHORITY -> LIST;
      case MODULE, FORM_DISPLAY, FIELD_CONFIG, FIELD_STORAGE, MEDIA_TYPE, VOCABULARY, LANGUAGE ->
          DEFINITION;
    };
  }

  public int bytes() {
    return bytes;
  }
}
