package org.ingestworkbench.islandora.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of a node.
 *
 * @param name what it is called, without a directory; of a file that is not downloaded its address
 * @param fetched where its bytes lie until they have a place; null when it is not downloaded
 * @param checksum empty when it was not worked out
 */
record NodeContent(String name, @Nullable Path fetched, String checksum) {

  /** Takes away what was fetched, which is not wanted, or has its place. */
  void drop() {
    if (fetched != null) {
      drop(fetched);
    }
  }

  /** Takes away a file that was fetched. */
  static void drop(Path fetched) {
    try {
      Files.deleteIfExists(fetched);
    } catch (IOException e) {
      // It goes with the client.
    }
  }
}
