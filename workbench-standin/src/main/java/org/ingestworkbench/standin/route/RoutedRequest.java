package org.ingestworkbench.standin.route;

import java.util.List;
import org.ingestworkbench.standin.auth.Account;
import org.ingestworkbench.standin.auth.Requester;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Request;

/** A request with its route: the account that sent it, and the variable parts of its path. */
public record RoutedRequest(Request request, Requester identity, List<String> parts) {
  public Account account() {
    return identity.account();
  }

  public String part(int index) {
    return parts.get(index);
  }

  /** A part that should be an id; -1, which no entity has, if it is no number. */
  public long id(int index) {
    return part(index).matches("\\d{1,18}") ? Long.parseLong(part(index)) : -1;
  }

  /** Refuses an account that only looks; without a reason, as Drupal does. */
  public void mustCreate() {
    if (!account().mayCreate()) {
      throw Refusal.forbidden("");
    }
  }
}
