package org.ingestworkbench.standin.auth;

/**
 * The account that sent a request (anonymous if its credentials are wrong), and which credentials
 * it sent.
 */
public record Requester(Account account, CredentialKind shown, boolean cookieSent) {
  public boolean isChallenged() {
    return account.isAnonymous() && shown == CredentialKind.NONE;
  }
}
