package org.ingestworkbench.standin.model;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Uuids of configuration: made of their names, so that they are the same in every run. */
public final class ConfigUuids {
  private ConfigUuids() {}

  public static String uuid(String name) {
    return UUID.nameUUIDFromBytes(("config " + name).getBytes(StandardCharsets.UTF_8)).toString();
  }

  public static String bundle(Bundle bundle) {
    return uuid(bundle.kind().bundleType() + "." + bundle.name());
  }
}
