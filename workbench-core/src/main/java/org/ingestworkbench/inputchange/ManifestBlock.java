package org.ingestworkbench.inputchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ingestworkbench.store.StoreException;

/**
 * A block of a manifest, as stores keep it: a version, then what it holds, then that. The first
 * block holds the settings, a line each ({@code name=print}); the others hold rows ({@link
 * MarkBuffer}), in the order of the input. This is a stored format.
 */
final class ManifestBlock {
  private static final byte VERSION = 1;
  private static final byte SETTINGS = 'S';
  private static final byte ROWS = 'R';
  private static final int HEAD = 2;

  private ManifestBlock() {}

  static byte[] ofSettings(Map<String, String> prints) {
    var text = new StringBuilder();
    new TreeMap<>(prints).forEach((name, print) -> text.append(name + "=" + print + "\n"));
    return block(SETTINGS, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  static byte[] ofRows(byte[] marks) {
    return block(ROWS, marks);
  }

  private static byte[] block(byte kind, byte[] content) {
    return ByteBuffer.allocate(HEAD + content.length).put(VERSION).put(kind).put(content).array();
  }

  static boolean hasSettings(byte[] block) {
    return holds(block, SETTINGS);
  }

  private static boolean holds(byte[] block, byte kind) {
    if (block.length < HEAD || block[0] != VERSION) {
      throw new StoreException(
          "What was kept of the job's input was written by a newer version of this program. Use"
              + " that version to go on.",
          null);
    }
    return block[1] == kind;
  }

  static Map<String, String> settings(byte[] block) {
    var prints = new TreeMap<String, String>();
    new String(block, HEAD, block.length - HEAD, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> prints.put(name(line), line.substring(line.lastIndexOf('=') + 1)));
    return prints;
  }

  private static String name(String line) {
    return line.substring(0, Math.max(0, line.lastIndexOf('=')));
  }

  static List<RowMark> rows(byte[] block) {
    return holds(block, ROWS)
        ? MarkBuffer.read(ByteBuffer.wrap(block, HEAD, block.length - HEAD))
        : List.of();
  }
}
