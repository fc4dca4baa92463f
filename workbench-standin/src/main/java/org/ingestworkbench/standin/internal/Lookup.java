package org.ingestworkbench.standin.internal;

import java.util.Optional;

/** Finds what a reference refers to: a stored entity, or an account. */
final class Lookup {
  /** What a reference needs to know of its target. */
  record Target(long id, String uuid, String bundle, String path) {}

  private final Content content;
  private final Accounts accounts;

  Lookup(Content content, Accounts accounts) {
    this.content = content;
    this.accounts = accounts;
  }

  Optional<Target> find(String type, long id) {
    return Kind.of(type)
        .flatMap(
            kind ->
                kind == Kind.USER
                    ? accounts.find(id).map(Lookup::target)
                    : content.find(kind, id).map(Lookup::target));
  }

  Optional<Target> find(String type, String uuid) {
    return Kind.of(type)
        .flatMap(
            kind ->
                kind == Kind.USER
                    ? accounts.find(uuid).map(Lookup::target)
                    : content.find(kind, uuid).map(Lookup::target));
  }

  private static Target target(Account account) {
    return new Target(account.id(), account.uuid(), "user", Kind.USER.path(account.id()));
  }

  private static Target target(Stored entity) {
    return new Target(entity.id(), entity.uuid(), entity.bundle(), entity.path());
  }
}
