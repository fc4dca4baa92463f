package org.ingestworkbench.standin.internal;

/** Who asks: the account (anonymous if the credentials did not hold), and what was shown. */
record Identity(Account account, Credentials shown, boolean cookieSent) {
  boolean isChallenged() {
    return account.isAnonymous() && shown == Credentials.NONE;
  }
}
