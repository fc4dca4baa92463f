/** Answers what planning asks of a site: content types, fields, terms, nodes. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.drupal.catalog;
