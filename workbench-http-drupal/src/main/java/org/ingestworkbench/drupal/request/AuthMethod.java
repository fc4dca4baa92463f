package org.ingestworkbench.drupal.request;

/** How a request is signed: by one of them, never by both, since Drupal refuses that. */
enum AuthMethod {
  COOKIE,
  BASIC;

  AuthMethod other() {
    return this == COOKIE ? BASIC : COOKIE;
  }
}
