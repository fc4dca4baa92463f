package org.ingestworkbench.drupal;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.ingestworkbench.standin.StandIn;

/** The same with JSON:API, and cookies for uploads. */
class JsonApiContractTest extends StandInContractTest {
  @Override
  StandIn start() {
    try {
      return withMoreFields(StandIn.builder()).jsonApi(true).cookieUploads(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
