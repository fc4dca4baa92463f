package org.ingestworkbench.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ingestworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/**
 * All mentions of ids in an input, in memory as long as they are few, then in temporary files, one
 * for each beginning of a hash, so that what belongs together lies together and each file fits into
 * memory. The files are deleted on close.
 */
final class KeyHashes implements AutoCloseable {
  private static final int PARTS = 256;
  private static final int BUFFERED = 256 * KeyHash.BYTES;

  private final @Nullable Path parent;
  private final int held;
  private final KeyHash.Maker maker = new KeyHash.Maker();
  private final List<KeyHash> memory = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private @Nullable Path folder;

  KeyHashes(@Nullable Path parent, int held) {
    this.parent = parent;
    this.held = held;
  }

  void add(String key, long ordinal, boolean asParent) {
    var hash = maker.of(key, ordinal, asParent);
    if (folder == null && memory.size() < held) {
      memory.add(hash);
      return;
    }
    spill();
    part(hash).add(hash);
  }

  private void spill() {
    if (folder == null) {
      makeFolder();
      memory.forEach(hash -> part(hash).add(hash));
      memory.clear();
    }
  }

  private void makeFolder() {
    try {
      folder =
          parent == null
              ? Files.createTempDirectory("workbench-scan")
              : Files.createTempDirectory(parent, "workbench-scan");
    } catch (IOException e) {
      throw full(e);
    }
    for (int i = 0; i < PARTS; i++) {
      parts.add(new Part(folder.resolve("part" + i)));
    }
  }

  private Part part(KeyHash hash) {
    return parts.get((int) Long.remainderUnsigned(hash.high(), PARTS));
  }

  /** Hands over all mentions of ids that look alike, sorted; one group after the other. */
  void forEachGroup(Group group, BooleanSupplier cancelled) {
    if (folder == null) {
      groups(memory, group);
    }
    for (var part : parts) {
      if (cancelled.getAsBoolean()) {
        return;
      }
      groups(part.read(), group);
    }
  }

  private static void groups(List<KeyHash> hashes, Group group) {
    hashes.sort(KeyHash.ORDER);
    int start = 0;
    for (int end = 1; end <= hashes.size(); end++) {
      if (end == hashes.size() || !hashes.get(end).looksLike(hashes.get(start))) {
        group.accept(hashes.subList(start, end));
        start = end;
      }
    }
  }

  /** Takes the mentions of ids that look alike. */
  interface Group {
    void accept(List<KeyHash> mentions);
  }

  @Override
  public void close() {
    parts.forEach(Part::delete);
    if (folder != null) {
      delete(folder);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      path.toFile().deleteOnExit();
    }
  }

  private static WorkbenchException full(IOException e) {
    return new WorkbenchException(
        "Temporary files of the input scan cannot be written or read: "
            + e.getMessage()
            + ". Free some space or choose another temp_dir.",
        e);
  }

  /** One temporary file, opened for each writing, so that few files are open at a time. */
  private static final class Part {
    private final Path file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFERED);

    Part(Path file) {
      this.file = file;
    }

    void add(KeyHash hash) {
      hash.write(buffer);
      if (!buffer.hasRemaining()) {
        flush();
      }
    }

    private void flush() {
      try (OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      } catch (IOException e) {
        throw full(e);
      }
    }

    List<KeyHash> read() {
      flush();
      try {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        var hashes = new ArrayList<KeyHash>(bytes.remaining() / KeyHash.BYTES);
        while (bytes.hasRemaining()) {
          hashes.add(KeyHash.read(bytes));
        }
        return hashes;
      } catch (IOException e) {
        throw full(e);
      }
    }

    void delete() {
      KeyHashes.delete(file);
    }
  }
}
