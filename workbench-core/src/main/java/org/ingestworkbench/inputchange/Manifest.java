package org.ingestworkbench.inputchange;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;

/** How an input stands, in blocks of about a megabyte. Used by one thread. */
final class Manifest implements AutoCloseable {
  private static final int HELD = 1;

  private final int blockSize;
  private final Spool blocks = new Spool(HELD);
  private final MarkBuffer buffer = new MarkBuffer();

  /**
   * @param settings a print of each setting that changes what is made
   */
  Manifest(Map<String, String> settings, int blockSize) {
    this.blockSize = blockSize;
    blocks.add(ManifestBlock.ofSettings(settings));
  }

  void add(RowMark mark) {
    buffer.add(mark);
    if (buffer.size() >= blockSize) {
      cut();
    }
  }

  private void cut() {
    if (buffer.size() > 0) {
      blocks.add(ManifestBlock.ofRows(buffer.take()));
    }
  }

  /** How many blocks there are; no row is added any more. */
  int size() {
    cut();
    return blocks.size();
  }

  byte[] get(int index) {
    return blocks.get(index);
  }

  Iterator<byte[]> blocks() {
    return IntStream.range(0, size()).mapToObj(blocks::get).iterator();
  }

  @Override
  public void close() {
    blocks.close();
  }
}
