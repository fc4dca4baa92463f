package org.ingestworkbench.islandora.files;

import java.util.ArrayList;
import java.util.List;

/** How a rollback run gets at its account; nothing empty is written, so that each way works. */
record RollbackAccess(String username, String password, String credentialsFile) {

  /** Everything comes from the environment or a prompt. */
  static final RollbackAccess ENVIRONMENT = new RollbackAccess("", "", "");

  /** Whether what is written of it is for its owner alone. */
  boolean secret() {
    return !password.isEmpty();
  }

  List<YamlLine> settings() {
    var settings = new ArrayList<YamlLine>();
    add(settings, "credentials_file_path", credentialsFile);
    add(settings, "username", username);
    add(settings, "password", password);
    return settings;
  }

  private static void add(List<YamlLine> settings, String key, String value) {
    if (!value.isEmpty()) {
      settings.add(new YamlLine(key, value));
    }
  }

  @Override
  public String toString() {
    return "account " + username;
  }
}
