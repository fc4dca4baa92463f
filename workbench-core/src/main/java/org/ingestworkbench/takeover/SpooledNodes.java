package org.ingestworkbench.takeover;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.ingestworkbench.inputchange.Spool;
import org.ingestworkbench.model.ItemKey;

/**
 * The nodes of rows and pages in the order in which they were added: the first in memory, the rest
 * in a temporary file. Used by one thread.
 */
public final class SpooledNodes implements AutoCloseable {
  private static final int BLOCK = 1 << 16;
  private static final int HELD = 1;

  private final Spool blocks = new Spool(HELD);
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

  /** Adds the node of a row or page. */
  public void add(ItemKey key, String nodeId) {
    text(key.rowId());
    text(key.page() == null ? "" : key.page());
    text(nodeId);
    if (buffer.size() >= BLOCK) {
      cut();
    }
  }

  private void text(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    buffer.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    buffer.writeBytes(bytes);
  }

  private void cut() {
    blocks.add(buffer.toByteArray());
    buffer.reset();
  }

  /** Hands over what was added, in its order. */
  public void forEach(BiConsumer<ItemKey, String> consumer) {
    cut();
    for (int i = 0; i < blocks.size(); i++) {
      var block = ByteBuffer.wrap(blocks.get(i));
      while (block.hasRemaining()) {
        var rowId = text(block);
        var page = text(block);
        consumer.accept(
            page.isEmpty() ? ItemKey.row(rowId) : new ItemKey(rowId, page), text(block));
      }
    }
  }

  private static String text(ByteBuffer block) {
    var bytes = new byte[block.getInt()];
    block.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    blocks.close();
  }
}
