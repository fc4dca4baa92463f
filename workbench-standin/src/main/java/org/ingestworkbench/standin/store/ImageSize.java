package org.ingestworkbench.standin.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads width and height of a PNG, GIF, JPEG or WebP from its head; nothing for other bytes. */
public record ImageSize(int width, int height) {
  public static Optional<ImageSize> of(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int magic = in.readInt();
      if (magic == 0x89504E47) {
        return Optional.of(png(in));
      }
      if (magic == 0x47494638) {
        return Optional.of(gif(in));
      }
      if (magic >>> 16 == 0xFFD8) {
        return jpeg(in, magic & 0xFFFF);
      }
      return magic == 0x52494646 ? webp(in) : Optional.empty();
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  private static ImageSize png(DataInputStream in) throws IOException {
    in.skipNBytes(12);
    return new ImageSize(in.readInt(), in.readInt());
  }

  private static ImageSize gif(DataInputStream in) throws IOException {
    in.skipNBytes(2);
    return new ImageSize(
        Short.toUnsignedInt(Short.reverseBytes(in.readShort())),
        Short.toUnsignedInt(Short.reverseBytes(in.readShort())));
  }

  /** The frame header is one of the segments C0 to CF, except C4, C8 and CC. */
  private static Optional<ImageSize> jpeg(DataInputStream in, int first) throws IOException {
    for (int marker = first; marker >>> 8 == 0xFF; marker = in.readUnsignedShort()) {
      int code = marker & 0xFF;
      while (code == 0xFF) { // fill bytes may stand before a marker
        code = in.readUnsignedByte();
      }
      int length = in.readUnsignedShort();
      if (code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC) {
        in.skipNBytes(1);
        int height = in.readUnsignedShort();
        return Optional.of(new ImageSize(in.readUnsignedShort(), height));
      }
      in.skipNBytes(Math.max(0, length - 2));
    }
    return Optional.empty();
  }

  /**
   * The sizes in WebP's three kinds of heads are not worth reading here: what matters is that it is
   * one.
   */
  private static Optional<ImageSize> webp(DataInputStream in) throws IOException {
    in.skipNBytes(4);
    return in.readInt() == 0x57454250 ? Optional.of(new ImageSize(1, 1)) : Optional.empty();
  }
}
