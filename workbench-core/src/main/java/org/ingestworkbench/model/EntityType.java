package org.ingestworkbench.model;

/** What a repository keeps. */
public enum EntityType {
  NODE,
  MEDIA,
  FILE,
  TERM,
  ALIAS
}
