package org.ingestworkbench.drupal;

import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.Finding;

/** Asks whether an object was made. */
final class Settle {
  Finding find(Creation creation) {
    return new Finding.CannotTell("not yet " + creation.uuid());
  }
}
