package org.ingestworkbench.drupal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of a medium of a node.
 *
 * @param medium the medium's ID
 * @param uses IDs of the terms that say what the medium is used for
 * @param id the file's ID; null for a medium that only names an address, such as a remote video
 * @param uuid the file's uuid; null when there is no file, or it is not told
 * @param address where its bytes are, or what the medium names
 */
public record NodeFile(
    String medium, List<String> uses, @Nullable String id, @Nullable String uuid, String address) {
  public NodeFile {
    uses = List.copyOf(uses);
  }
}
