package org.ingestworkbench.standin.internal;

/** The kinds of credentials a resource can allow, and none. */
public enum Credentials {
  NONE,
  BASIC,
  COOKIE
}
