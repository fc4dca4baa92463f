package org.ingestworkbench.standin.auth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The users and their passwords. */
public final class Accounts {
  private record Entry(Account account, String password) {}

  private final Map<String, Entry> byName = new LinkedHashMap<>();

  /** admin (user 1, may do everything), ingester (may make content) and limited (may only look). */
  public static Accounts ofNewSite() {
    Accounts accounts = new Accounts();
    accounts.add("admin", "password", Account.Role.ADMINISTRATOR);
    accounts.add("limited", "limited", Account.Role.READER);
    accounts.add("ingester", "ingester", Account.Role.MAKER);
    return accounts;
  }

  /** Adds a user; one of that name keeps its role and gets the password. */
  public synchronized void add(String name, String password, Account.Role role) {
    Entry before = byName.get(name);
    Account account = before == null ? new Account(byName.size() + 1L, name, role) : before.account;
    byName.put(name, new Entry(account, password));
  }

  /**
   * Changes a password.
   *
   * @throws IllegalArgumentException if there is no such user
   */
  public synchronized void changePassword(String name, String password) {
    if (!byName.containsKey(name)) {
      throw new IllegalArgumentException("no account " + name + "; there are " + byName.keySet());
    }
    add(name, password, Account.Role.READER);
  }

  synchronized Optional<Account> check(String name, String password) {
    return Optional.ofNullable(byName.get(name))
        .filter(entry -> entry.password.equals(password))
        .map(Entry::account);
  }

  public synchronized Optional<Account> find(long id) {
    return byName.values().stream().map(Entry::account).filter(a -> a.id() == id).findFirst();
  }

  public synchronized Optional<Account> find(String uuid) {
    return byName.values().stream()
        .map(Entry::account)
        .filter(a -> a.uuid().equals(uuid))
        .findFirst();
  }
}
