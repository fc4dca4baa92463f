package org.ingestworkbench.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.model.DrupalEntityType;

/**
 * The file that the content is kept in, one change a line, each handed to the operating system
 * before the change is confirmed: it survives the death of this process at any instant (not a power
 * failure).
 *
 * <pre>
 * {"put":"node","id":7,"revision":9,"uuid":"…","bundle":"…","fields":{"title":[{"value":"…"}]}}
 * {"drop":"node","id":7}      deleted
 * {"used":"node","id":8}      an id that a refused insert used up
 * </pre>
 *
 * A last line without its end was never confirmed: it is cut off when the file is opened.
 */
final class ContentLog implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private ContentLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens the file, made if need be, and tells all changes in it, oldest first. */
  static ContentLog open(Path file, Consumer<JsonNode> changes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    ContentLog log = new ContentLog(file, channel);
    try {
      log.claim();
      channel.position(log.replay(changes)).truncate(channel.position());
      return log;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void claim() throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (java.nio.channels.OverlappingFileLockException e) {
      throw new IOException(inUse(), e);
    }
    throw new IOException(inUse());
  }

  private String inUse() {
    return file + " is in use by another stand-in: stop it, or choose another data directory";
  }

  /** Returns how many bytes are whole lines. */
  private long replay(Consumer<JsonNode> changes) throws IOException {
    long whole = 0;
    int number = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (byte[] line = line(in); line != null; line = line(in)) {
        number++;
        changes.accept(parse(line, number));
        whole += line.length + 1;
      }
    }
    return whole;
  }

  private JsonNode parse(byte[] line, int number) throws IOException {
    try {
      return JsonNodes.parse(line);
    } catch (IOException e) {
      throw new IOException(
          file + ", line " + number + ": not what a stand-in wrote; use an empty data directory",
          e);
    }
  }

  /** A line without its end, or null where no whole line is left. */
  private static byte @org.jspecify.annotations.Nullable [] line(InputStream in)
      throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toByteArray();
      }
      line.write(b);
    }
    return null;
  }

  void put(StoredEntity entity) {
    ObjectNode change = change("put", entity.kind(), entity.id());
    change.put("revision", entity.revision()).put("uuid", entity.uuid());
    change.put("bundle", entity.bundle()).set("fields", entity.fields());
    append(change);
  }

  void drop(StoredEntity entity) {
    append(change("drop", entity.kind(), entity.id()));
  }

  void used(DrupalEntityType kind, long id) {
    append(change("used", kind, id));
  }

  private static ObjectNode change(String what, DrupalEntityType kind, long id) {
    return JsonNodes.object().put(what, kind.type()).put("id", id);
  }

  private void append(JsonNode change) {
    byte[] json = JsonNodes.bytes(change);
    ByteBuffer line = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
