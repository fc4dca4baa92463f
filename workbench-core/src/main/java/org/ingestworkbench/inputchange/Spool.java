package org.ingestworkbench.inputchange;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * A list of byte arrays: the first in memory, the rest in a temporary file, which is deleted on
 * close. Used by one thread.
 */
public final class Spool implements AutoCloseable {
  private final int held;
  private final List<byte[]> memory = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private @Nullable Path file;
  private @Nullable RandomAccessFile access;

  /**
   * @param held how many are kept in memory
   */
  public Spool(int held) {
    this.held = held;
  }

  private record Place(long offset, int length) {}

  public void add(byte[] bytes) {
    if (memory.size() < held) {
      memory.add(bytes);
      return;
    }
    try {
      var out = open();
      places.add(new Place(out.length(), bytes.length));
      out.seek(out.length());
      out.write(bytes);
    } catch (IOException e) {
      throw full(e);
    }
  }

  public int size() {
    return memory.size() + places.size();
  }

  public byte[] get(int index) {
    if (index < memory.size()) {
      return memory.get(index);
    }
    var place = places.get(index - memory.size());
    var bytes = new byte[place.length()];
    try {
      var in = open();
      in.seek(place.offset());
      in.readFully(bytes);
      return bytes;
    } catch (IOException e) {
      throw full(e);
    }
  }

  private RandomAccessFile open() throws IOException {
    if (access == null) {
      file = Files.createTempFile("workbench-manifest", ".tmp");
      access = new RandomAccessFile(file.toFile(), "rw");
    }
    return access;
  }

  private static WorkbenchException full(IOException e) {
    return new WorkbenchException(
        "Temporary files about the input cannot be written or read: "
            + Shown.reason(e)
            + ". Free some space in "
            + System.getProperty("java.io.tmpdir")
            + ".",
        e);
  }

  @Override
  public void close() {
    try {
      if (access != null) {
        access.close();
      }
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw full(e);
    }
  }
}
