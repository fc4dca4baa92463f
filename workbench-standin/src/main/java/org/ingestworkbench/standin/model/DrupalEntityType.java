package org.ingestworkbench.standin.model;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entity types, with what Drupal calls their keys and where it serves them. */
public enum DrupalEntityType {
  NODE("node", "nid", "vid", "type", "node_type", "title", "/node/%d"),
  MEDIA("media", "mid", "vid", "bundle", "media_type", "name", "/media/%d/edit"),
  FILE("file", "fid", null, null, null, "filename", "/entity/file/%d"),
  TERM(
      "taxonomy_term",
      "tid",
      "revision_id",
      "vid",
      "taxonomy_vocabulary",
      "name",
      "/taxonomy/term/%d"),
  PARAGRAPH(
      "paragraph", "id", "revision_id", "type", "paragraphs_type", "", "/entity/paragraph/%d"),
  ALIAS("path_alias", "id", "revision_id", null, null, "alias", "/entity/path_alias/%d"),
  USER("user", "uid", null, null, null, "name", "/user/%d");

  private final String type;
  private final String idKey;
  private final @Nullable String revisionKey;
  private final @Nullable String bundleKey;
  private final @Nullable String bundleType;
  private final String labelKey;
  private final String address;

  DrupalEntityType(
      String type,
      String idKey,
      @Nullable String revisionKey,
      @Nullable String bundleKey,
      @Nullable String bundleType,
      String labelKey,
      String address) {
    this.type = type;
    this.idKey = idKey;
    this.revisionKey = revisionKey;
    this.bundleKey = bundleKey;
    this.bundleType = bundleType;
    this.labelKey = labelKey;
    this.address = address;
  }

  public static Optional<DrupalEntityType> of(@Nullable String type) {
    return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
  }

  /** As {@link #of}, for a type that the content model itself names. */
  public static DrupalEntityType named(String type) {
    return of(type).orElseThrow(() -> new IllegalArgumentException("no entity type " + type));
  }

  public String type() {
    return type;
  }

  public String idKey() {
    return idKey;
  }

  public boolean hasRevisions() {
    return revisionKey != null;
  }

  /** Whether a change makes a new revision, which the integration module sees to. */
  public boolean isRevised() {
    return this == NODE || this == MEDIA;
  }

  public boolean hasBundles() {
    return bundleKey != null;
  }

  public String bundleKey() {
    return bundleKey == null ? "" : bundleKey;
  }

  /** The type of the configuration entity that a bundle is. */
  public String bundleType() {
    return bundleType == null ? "" : bundleType;
  }

  public String labelKey() {
    return labelKey;
  }

  public String path(long id) {
    return String.format(address, id);
  }

  /** What an entity without bundles has as its bundle: the name of its type. */
  public String soleBundle() {
    return type;
  }
}
