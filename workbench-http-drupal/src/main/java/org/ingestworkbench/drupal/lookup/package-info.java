/**
 * Looks at what the site holds: objects by ID and by uuid, what refers to them, and whether a begun
 * one is there.
 */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.drupal.lookup;
