package org.ingestworkbench.rollback;

import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Kind;

/** Which type of object a step makes. */
final class Types {
  private Types() {}

  static EntityType of(Kind kind) {
    return switch (kind) {
      case NODE, PAGE -> EntityType.NODE;
      case MEDIA, PAGE_MEDIA -> EntityType.MEDIA;
      case ALIAS -> EntityType.ALIAS;
      case TERM -> EntityType.TERM;
    };
  }
}
