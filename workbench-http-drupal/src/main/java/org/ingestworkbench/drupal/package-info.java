/**
 * A Drupal site as a repository and as a catalog. {@link org.ingestworkbench.drupal.DrupalClient}
 * is the way in; what it sends is Drupal's core REST (format {@code json}), the lookups of the
 * module Islandora Workbench Integration, and JSON:API where a site has it on. What it waits for is
 * in {@code limits}; its other packages are not exported.
 */
@NullMarked
package org.ingestworkbench.drupal;

import org.jspecify.annotations.NullMarked;
