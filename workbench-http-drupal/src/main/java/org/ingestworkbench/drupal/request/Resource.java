package org.ingestworkbench.drupal.request;

/**
 * What a site configures one by one: each may take the session's cookie, Basic credentials, or
 * both. The first guess fits Islandora's starter site; a wrong one costs a single refused request.
 */
public enum Resource {
  NODE(AuthMethod.COOKIE),
  MEDIA(AuthMethod.COOKIE),
  FILE(AuthMethod.COOKIE),
  TERM(AuthMethod.COOKIE),
  ALIAS(AuthMethod.COOKIE),
  UPLOAD(AuthMethod.COOKIE),
  PAGE(AuthMethod.COOKIE),
  USER(AuthMethod.COOKIE),
  MEDIA_OF_NODE(AuthMethod.COOKIE),
  VIEW(AuthMethod.COOKIE),
  MODULE(AuthMethod.COOKIE),
  JSON_API(AuthMethod.COOKIE),
  TERM_BY_NAME(AuthMethod.BASIC),
  TERM_BY_URI(AuthMethod.BASIC),
  TERM_BY_AUTHORITY(AuthMethod.BASIC),
  FORM_DISPLAY(AuthMethod.BASIC),
  FIELD_CONFIG(AuthMethod.BASIC),
  FIELD_STORAGE(AuthMethod.BASIC),
  MEDIA_TYPE(AuthMethod.BASIC),
  VOCABULARY(AuthMethod.BASIC),
  LANGUAGE(AuthMethod.BASIC);

  private final AuthMethod firstGuess;

  Resource(AuthMethod firstGuess) {
    this.firstGuess = firstGuess;
  }

  AuthMethod firstGuess() {
    return firstGuess;
  }
}
