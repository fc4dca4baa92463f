package org.ingestworkbench.standin.auth;

/** The kinds of credentials a resource can allow, and none. */
public enum CredentialKind {
  NONE,
  BASIC,
  COOKIE
}
