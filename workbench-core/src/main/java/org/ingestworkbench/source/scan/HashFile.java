package org.ingestworkbench.source.scan;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Hashes on disk, in parts of which each fits into memory and holds all that look alike. All parts
 * share one file, since opening many files is what takes time: a part is a chain of blocks, each of
 * which begins with the place of the one before it, and what does not fill a block stays in memory.
 * The file is deleted on close. Used by one thread.
 */
final class HashFile implements AutoCloseable {
  private static final int PARTS = 256;
  private static final int BLOCK = 256 * KeyHash.BYTES;
  private static final long NONE = -1;

  private final Path path;
  private final RandomAccessFile file;
  private final List<Part> parts = IntStream.range(0, PARTS).mapToObj(i -> new Part()).toList();
  private long end;

  private HashFile(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Makes an empty one.
   *
   * @param folder where; the system's folder for temporary files when null
   */
  static HashFile in(@Nullable Path folder) {
    try {
      var path =
          folder == null
              ? Files.createTempFile("workbench-scan", ".tmp")
              : Files.createTempFile(folder, "workbench-scan", ".tmp");
      return new HashFile(path, new RandomAccessFile(path.toFile(), "rw"));
    } catch (IOException e) {
      throw full(e);
    }
  }

  void add(KeyHash hash) {
    parts.get((int) Long.remainderUnsigned(hash.high(), PARTS)).add(hash);
  }

  int parts() {
    return PARTS;
  }

  /** All hashes of a part, in no order. */
  List<KeyHash> part(int number) {
    return parts.get(number).read();
  }

  @Override
  public void close() {
    try (file) {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      path.toFile().deleteOnExit();
    }
  }

  private static WorkbenchException full(IOException e) {
    return new WorkbenchException(
        "Temporary files of the input scan cannot be written or read: "
            + Shown.reason(e)
            + ". Free some space or choose "
            + Advice.TEMPORARY_FOLDER.words()
            + ".",
        Advice.TEMPORARY_FOLDER,
        e);
  }

  private final class Part {
    private final ByteBuffer block = ByteBuffer.allocate(Long.BYTES + BLOCK).putLong(NONE);
    private long last = NONE;
    private int blocks;

    void add(KeyHash hash) {
      hash.write(block);
      if (!block.hasRemaining()) {
        flush();
      }
    }

    private void flush() {
      try {
        file.seek(end);
        file.write(block.array());
      } catch (IOException e) {
        throw full(e);
      }
      last = end;
      end += block.capacity();
      blocks++;
      block.clear().putLong(last);
    }

    List<KeyHash> read() {
      var hashes = new ArrayList<KeyHash>((blocks + 1) * BLOCK / KeyHash.BYTES);
      block.flip().position(Long.BYTES);
      readBlock(block, hashes);
      try {
        for (long at = last; at != NONE; ) {
          file.seek(at);
          file.readFully(block.array());
          block.clear();
          at = block.getLong();
          readBlock(block, hashes);
        }
      } catch (IOException e) {
        throw full(e);
      }
      return hashes;
    }

    private static void readBlock(ByteBuffer block, List<KeyHash> hashes) {
      while (block.hasRemaining()) {
        hashes.add(KeyHash.read(block));
      }
    }
  }
}
