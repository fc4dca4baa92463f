package org.ingestworkbench.drupal.request;

/** How a request is signed. One of them per request, never both: Drupal would refuse it. */
enum AuthMethod {
  COOKIE,
  BASIC;

  AuthMethod other() {
    return this == COOKIE ? BASIC : COOKIE;
  }
}
