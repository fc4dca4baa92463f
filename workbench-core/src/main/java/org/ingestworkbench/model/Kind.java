package org.ingestworkbench.model;

/** What a step makes. The wire name is part of a stored contract ({@link Identity}). */
public enum Kind {
  NODE("node"),
  MEDIA("media"),
  PAGE("page"),
  PAGE_MEDIA("page-media"),
  ALIAS("alias"),
  TERM("term");

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

  /** The type of the object that the step makes. */
  public EntityType entityType() {
    return switch (this) {
      case NODE, PAGE -> EntityType.NODE;
      case MEDIA, PAGE_MEDIA -> EntityType.MEDIA;
      case ALIAS -> EntityType.ALIAS;
      case TERM -> EntityType.TERM;
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
