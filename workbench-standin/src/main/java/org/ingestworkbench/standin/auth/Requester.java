package org.ingestworkbench.standin.auth;

/** Who asks: the account (anonymous if the credentials did not hold), and what was shown. */
public record Requester(Account account, CredentialKind shown, boolean cookieSent) {
  public boolean isChallenged() {
    return account.isAnonymous() && shown == CredentialKind.NONE;
  }
}
