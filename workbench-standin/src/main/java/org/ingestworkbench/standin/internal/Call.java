package org.ingestworkbench.standin.internal;

import java.util.List;

/** A request that a route was found for: who asks, and the variable parts of its path. */
record Call(Request request, Identity identity, List<String> parts) {
  Account account() {
    return identity.account();
  }

  String part(int index) {
    return parts.get(index);
  }

  /** A part that should be an id; -1, which no entity has, if it is no number. */
  long id(int index) {
    return part(index).matches("\\d{1,18}") ? Long.parseLong(part(index)) : -1;
  }

  /** Refuses an account that only looks; without a reason, as Drupal does. */
  void mustCreate() {
    if (!account().mayCreate()) {
      throw Refusal.forbidden("");
    }
  }
}
