/** Fetches files of other sites: from where, how much, and where they lie meanwhile. */
@NullMarked
package org.ingestworkbench.drupal.remote;

import org.jspecify.annotations.NullMarked;
