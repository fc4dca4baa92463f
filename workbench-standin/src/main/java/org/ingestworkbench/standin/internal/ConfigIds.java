package org.ingestworkbench.standin.internal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Uuids of configuration: made of their names, so that they are the same in every run. */
final class ConfigIds {
  private ConfigIds() {}

  static String uuid(String name) {
    return UUID.nameUUIDFromBytes(("config " + name).getBytes(StandardCharsets.UTF_8)).toString();
  }

  static String bundle(Bundle bundle) {
    return uuid(bundle.kind().bundleType() + "." + bundle.name());
  }
}
