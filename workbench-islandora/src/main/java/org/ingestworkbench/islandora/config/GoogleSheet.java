package org.ingestworkbench.islandora.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sheet by the address with which a browser shows it, or under which it was published.
 *
 * @param csv the address from which it comes as CSV
 */
public record GoogleSheet(String csv) {
  private static final Pattern SHARED =
      Pattern.compile(
          "(https?://[^/?#]+(?:/a/[^/?#]+)?/spreadsheets(?:/u/\\d+)?/d/(?!e/)[^/?#]+)(?:[/?#].*)?");

  private static final Pattern PUBLISHED =
      Pattern.compile("(https?://[^/?#]+/spreadsheets/d/e/[^/?#]+)/pub(?:html)?(?:[?#].*)?");

  private static final Pattern GID = Pattern.compile("[?&#]gid=(\\d{1,20})(?![^&#])");

  /**
   * The sheet at an address; empty when it is none of a sheet.
   *
   * @param gid the number of the sheet; that of the address, or the first one, where it is empty
   */
  static Optional<GoogleSheet> of(String address, Optional<String> gid) {
    var inAddress = GID.matcher(address);
    var number = gid.or(() -> inAddress.find() ? Optional.of(inAddress.group(1)) : gid);
    var shared = SHARED.matcher(address);
    if (shared.matches()) {
      return Optional.of(
          new GoogleSheet(shared.group(1) + "/export?gid=" + number.orElse("0") + "&format=csv"));
    }
    var published = PUBLISHED.matcher(address);
    return published.matches()
        ? Optional.of(
            new GoogleSheet(
                published.group(1)
                    + "/pub?"
                    + number.map(one -> "gid=" + one + "&single=true&").orElse("")
                    + "output=csv"))
        : Optional.empty();
  }
}
