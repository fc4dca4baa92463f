package org.ingestworkbench.standin.entity;

import java.util.Optional;
import org.ingestworkbench.standin.auth.Account;
import org.ingestworkbench.standin.auth.Accounts;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.store.Content;
import org.ingestworkbench.standin.store.StoredEntity;

/** Finds what a reference refers to: a stored entity, or an account. */
public final class ReferenceTargets {
  /** What a reference needs to know of its target. */
  public record Target(long id, String uuid, String bundle, String path) {}

  private final Content content;
  private final Accounts accounts;

  public ReferenceTargets(Content content, Accounts accounts) {
    this.content = content;
    this.accounts = accounts;
  }

  public Optional<Target> find(String type, long id) {
    return DrupalEntityType.of(type)
        .flatMap(
            kind ->
                kind == DrupalEntityType.USER
                    ? accounts.find(id).map(ReferenceTargets::target)
                    : content.find(kind, id).map(ReferenceTargets::target));
  }

  public Optional<Target> find(String type, String uuid) {
    return DrupalEntityType.of(type)
        .flatMap(
            kind ->
                kind == DrupalEntityType.USER
                    ? accounts.find(uuid).map(ReferenceTargets::target)
                    : content.find(kind, uuid).map(ReferenceTargets::target));
  }

  private static Target target(Account account) {
    return new Target(
        account.id(), account.uuid(), "user", DrupalEntityType.USER.path(account.id()));
  }

  private static Target target(StoredEntity entity) {
    return new Target(entity.id(), entity.uuid(), entity.bundle(), entity.path());
  }
}
