package org.ingestworkbench.standin.auth;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A user. What it may do is one of three: administer, make content, only look. */
public record Account(long id, String name, Role role) {
  public static final Account ANONYMOUS = new Account(0, "", Role.READER);

  /** What an account may do. */
  public enum Role {
    ADMINISTRATOR,
    MAKER,
    READER
  }

  public boolean isAnonymous() {
    return id == 0;
  }

  public boolean isAdministrator() {
    return role == Role.ADMINISTRATOR;
  }

  public boolean mayCreate() {
    return role != Role.READER;
  }

  /** The same in every stand-in, so that a restarted one knows its users again. */
  public String uuid() {
    return UUID.nameUUIDFromBytes(("user " + name).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
