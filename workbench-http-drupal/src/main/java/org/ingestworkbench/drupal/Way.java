package org.ingestworkbench.drupal;

/** How a request is signed. One of them per request, never both: Drupal would refuse it. */
enum Way {
  COOKIE,
  BASIC;

  Way other() {
    return this == COOKIE ? BASIC : COOKIE;
  }
}
