package org.ingestworkbench.model;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A medium as it is to be made: what it holds, and how it is described. Uploading its files and
 * making the medium are one step, since a repository gives files no uuid of the client's choice.
 *
 * @param step the step's key; its row is the item's
 * @param source the words of the input for messages: the path or address as the cell has it
 * @param bundle the media type
 * @param name the medium's name
 * @param nameBeginsWithNodeId the name is {@code NODE-ID-} and {@link #name}
 * @param content what it holds
 * @param uses IDs of the terms that say what the medium is used for; several are one medium
 * @param fields further fields, such as {@code field_edited_text}, {@code field_mime_type}, {@code
 *     status}
 * @param tracks subtitles and the like, in order; the first is the default one
 */
public record MediaDraft(
    StepKey step,
    String source,
    String bundle,
    String name,
    boolean nameBeginsWithNodeId,
    Content content,
    List<String> uses,
    Map<String, List<Value>> fields,
    List<Track> tracks) {

  public MediaDraft {
    uses = List.copyOf(uses);
    tracks = List.copyOf(tracks);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** What a medium holds. */
  public sealed interface Content permits FileContent, Remote {
    /** The field of the medium that holds it. */
    String field();
  }

  /** A file of the medium's own. */
  public sealed interface FileContent extends Content permits Upload, Download {
    /** The name that the repository is asked to give the file. */
    String filename();

    /** The alternative text, for bundles that have one; null otherwise. */
    @Nullable String alt();

    /** How its bytes are compared; null when they are not. */
    @Nullable Fixity fixity();
  }

  /**
   * A file that is uploaded.
   *
   * @param file readable when the row was planned
   * @param filename the name the repository is asked to give it
   * @param alt the alternative text, for bundles that have one; null otherwise
   * @param fixity how its bytes are compared; null when they are not
   */
  public record Upload(
      String field, Path file, String filename, @Nullable String alt, @Nullable Fixity fixity)
      implements FileContent {

    /** A file whose bytes are not compared. */
    public Upload(String field, Path file, String filename, @Nullable String alt) {
      this(field, file, filename, alt, null);
    }
  }

  /**
   * A file that is fetched from elsewhere, without credentials, and uploaded.
   *
   * @param address http or https
   * @param filename the name the repository is asked to give it
   * @param alt the alternative text, for bundles that have one; null otherwise
   * @param fixity how its bytes are compared; null when they are not
   */
  public record Download(
      String field, String address, String filename, @Nullable String alt, @Nullable Fixity fixity)
      implements FileContent {

    /** A file whose bytes are not compared. */
    public Download(String field, String address, String filename, @Nullable String alt) {
      this(field, address, filename, alt, null);
    }
  }

  /**
   * How the bytes of a file are compared: before they are sent with what the input says, where it
   * says something, and before the medium is made with what the repository stored, where it tells.
   *
   * @param expected the checksum that the input has, in hexadecimal; null when it has none
   */
  public record Fixity(Algorithm algorithm, @Nullable String expected) {

    private static final int BLOCK = 1 << 16;

    /** The algorithms that there are. */
    public enum Algorithm {
      MD5("md5", "MD5", 32),
      SHA1("sha1", "SHA-1", 40),
      SHA256("sha256", "SHA-256", 64);

      private final String word;
      private final String standard;
      private final int digits;

      Algorithm(String word, String standard, int digits) {
        this.word = word;
        this.standard = standard;
        this.digits = digits;
      }

      /** How settings and messages call it. */
      public String word() {
        return word;
      }

      /** Whether a text can be a checksum of this algorithm: its digits, in either case. */
      public boolean fits(String text) {
        return text.length() == digits && text.chars().allMatch(HexFormat::isHexDigit);
      }
    }

    /**
     * Reads the whole file; gives its checksum in lower-case hexadecimal.
     *
     * @param stopped asked again and again meanwhile
     * @throws InterruptedIOException when {@code stopped} says so
     * @throws IOException when the file cannot be read
     */
    public String of(Path file, BooleanSupplier stopped) throws IOException {
      var digest = digest();
      var block = new byte[BLOCK];
      try (var in = Files.newInputStream(file)) {
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
          if (stopped.getAsBoolean()) {
            throw new InterruptedIOException("The checksum is not wanted any more.");
          }
          digest.update(block, 0, read);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    }

    private MessageDigest digest() {
      try {
        return MessageDigest.getInstance(algorithm.standard);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("This Java has no " + algorithm.standard + ".", e);
      }
    }

    /** Whether this is the checksum that the input has, or the input has none. */
    public boolean allows(String checksum) {
      return expected == null || expected.equalsIgnoreCase(checksum);
    }

    /**
     * The sentence for a file that is not the one the input means.
     *
     * @param source how the input calls the file
     * @param checksum the file's own
     */
    public String mismatch(String source, String checksum) {
      return "The "
          + algorithm.word
          + " checksum of "
          + source
          + " is "
          + checksum
          + ", but the input says "
          + expected
          + ": put the right file there, or correct the checksum.";
    }
  }

  /** An address that is embedded, not uploaded (oEmbed). */
  public record Remote(String field, String address) implements Content {}

  /**
   * A text track of an audio or video medium.
   *
   * @param field the medium's field for tracks
   */
  public record Track(String field, String label, String kind, String language, Path file) {}

  /** The name once the node's ID is known. */
  public String nameFor(String nodeId) {
    return nameBeginsWithNodeId ? nodeId + "-" + name : name;
  }
}
