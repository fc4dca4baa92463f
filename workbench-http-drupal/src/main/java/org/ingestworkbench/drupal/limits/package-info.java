/** How long the client waits: for the site, and between requests. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.drupal.limits;
