package org.ingestworkbench.drupal.entity;

import org.jspecify.annotations.Nullable;

/**
 * A file that Drupal has, temporary until a medium refers to it.
 *
 * @param id its file ID
 * @param url where it can be fetched; empty when the site does not say
 * @param uuid null when the site does not say
 * @param checksum of the bytes that were sent; null when they are not compared
 */
record UploadedFile(String id, String url, @Nullable String uuid, @Nullable String checksum) {

  UploadedFile(String id, String url) {
    this(id, url, null, null);
  }
}
