package org.ingestworkbench.cli.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.ingestworkbench.islandora.output.OutputFile;
import org.jspecify.annotations.Nullable;

/**
 * The log's file. A record that cannot be written is lost, since a full disk is no reason to stop
 * what is told of; the next one opens the file anew. Called by one thread at a time.
 */
final class LogStream extends OutputStream {

  private final Path file;
  private @Nullable OutputStream out;

  private LogStream(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  static LogStream open(Path file, boolean append) throws IOException {
    return new LogStream(file, append ? OutputFile.append(file) : OutputFile.restart(file));
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      if (out == null) {
        out = OutputFile.append(file);
      }
      out.write(bytes, offset, length);
    } catch (IOException lost) {
      close();
    }
  }

  @Override
  public void close() {
    try (var last = out) {
      out = null;
    } catch (IOException e) {
      // What could not be written is lost already.
    }
  }
}
