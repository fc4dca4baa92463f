package org.ingestworkbench.drupal;

/**
 * What a site configures one by one: each may take the session's cookie, Basic credentials, or
 * both. The first guess fits Islandora's starter site; a wrong one costs a single refused request.
 */
enum Resource {
  NODE(Way.COOKIE),
  MEDIA(Way.COOKIE),
  FILE(Way.COOKIE),
  TERM(Way.COOKIE),
  ALIAS(Way.COOKIE),
  UPLOAD(Way.COOKIE),
  PAGE(Way.COOKIE),
  USER(Way.COOKIE),
  MEDIA_OF_NODE(Way.COOKIE),
  MODULE(Way.COOKIE),
  JSON_API(Way.COOKIE),
  TERM_BY_NAME(Way.BASIC),
  TERM_BY_URI(Way.BASIC),
  TERM_BY_AUTHORITY(Way.BASIC),
  FORM_DISPLAY(Way.BASIC),
  FIELD_CONFIG(Way.BASIC),
  FIELD_STORAGE(Way.BASIC),
  MEDIA_TYPE(Way.BASIC),
  LANGUAGE(Way.BASIC);

  private final Way firstGuess;

  Resource(Way firstGuess) {
    this.firstGuess = firstGuess;
  }

  Way firstGuess() {
    return firstGuess;
  }
}
