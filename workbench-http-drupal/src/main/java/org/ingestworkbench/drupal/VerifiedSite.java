package org.ingestworkbench.drupal;

import org.jspecify.annotations.Nullable;

/**
 * What the check at a job's start learned.
 *
 * @param host the base address
 * @param integrationModule the version of the module Islandora Workbench Integration; null when the
 *     site has none or hides it, and then terms cannot be looked up by name or address
 * @param session whether the site gave a session; without one every request is signed with the
 *     password, which is slower
 */
public record VerifiedSite(String host, @Nullable String integrationModule, boolean session) {

  /** What to say when the module is missing; empty when it is there. */
  public String problem() {
    return integrationModule != null
        ? ""
        : host
            + " has no module Islandora Workbench Integration, or this account may not see it: terms"
            + " cannot be looked up by name or address. Install it and give the account its"
            + " permission, or let the input have term IDs only.";
  }
}
