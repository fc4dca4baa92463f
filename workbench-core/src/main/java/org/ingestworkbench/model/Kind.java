package org.ingestworkbench.model;

/**
 * What a step makes or changes. The wire name is part of a stored contract ({@link Identity}). The
 * object of a change was there before: its uuid is not of our choice.
 */
public enum Kind {
  NODE("node"),
  MEDIA("media"),
  PAGE("page"),
  PAGE_MEDIA("page-media"),
  ALIAS("alias"),
  TERM("term"),
  NODE_CHANGE("node-change"),
  MEDIA_CHANGE("media-change"),
  TERM_CHANGE("term-change");

  private final String wire;

  Kind(String wire) {
    this.wire = wire;
  }

  /** The name as it stands in journals and in the names that uuids are made of. */
  public String wire() {
    return wire;
  }

  /** Whether the step makes a node: only those have a row in the ID map. */
  public boolean makesNode() {
    return this == NODE || this == PAGE;
  }

  /** Whether the step uploads a file and makes a medium of it. */
  public boolean makesMedia() {
    return this == MEDIA || this == PAGE_MEDIA;
  }

  /** Whether the step changes an object that was there before. */
  public boolean changes() {
    return this == NODE_CHANGE || this == MEDIA_CHANGE || this == TERM_CHANGE;
  }

  /** Whether the step makes or changes what its row is about, and not what belongs to that. */
  public boolean isOfRow() {
    return this == NODE || this == TERM || changes();
  }

  /**
   * The kind of a step that changes an object.
   *
   * @throws IllegalArgumentException for a file and an alias, which are not changed
   */
  public static Kind changeOf(EntityType type) {
    return switch (type) {
      case NODE -> NODE_CHANGE;
      case MEDIA -> MEDIA_CHANGE;
      case TERM -> TERM_CHANGE;
      case FILE, ALIAS -> throw new IllegalArgumentException("No step changes a " + type + ".");
    };
  }

  /** The type of the object that the step makes or changes. */
  public EntityType entityType() {
    return switch (this) {
      case NODE, PAGE, NODE_CHANGE -> EntityType.NODE;
      case MEDIA, PAGE_MEDIA, MEDIA_CHANGE -> EntityType.MEDIA;
      case ALIAS -> EntityType.ALIAS;
      case TERM, TERM_CHANGE -> EntityType.TERM;
    };
  }

  /** The kind with this wire name. */
  public static Kind ofWire(String wire) {
    for (Kind kind : values()) {
      if (kind.wire.equals(wire)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("No kind of step is called \"" + wire + "\".");
  }
}
