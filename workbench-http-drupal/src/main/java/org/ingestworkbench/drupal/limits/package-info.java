/** How long the client waits, and from where it fetches files of other sites. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.drupal.limits;
