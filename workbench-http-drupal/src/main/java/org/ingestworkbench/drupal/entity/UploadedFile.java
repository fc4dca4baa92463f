package org.ingestworkbench.drupal.entity;

/**
 * A file that Drupal has, temporary until a medium refers to it.
 *
 * @param id its file ID
 * @param url where it can be fetched; empty when the site does not say
 */
record UploadedFile(String id, String url) {}
