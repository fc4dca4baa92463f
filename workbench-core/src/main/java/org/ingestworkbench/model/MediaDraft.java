package org.ingestworkbench.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  }

  /**
   * A file that is uploaded.
   *
   * @param file readable when the row was planned
   * @param filename the name the repository is asked to give it
   * @param alt the alternative text, for bundles that have one; null otherwise
   */
  public record Upload(String field, Path file, String filename, @Nullable String alt)
      implements FileContent {}

  /**
   * A file that is fetched from elsewhere, without credentials, and uploaded.
   *
   * @param address http or https
   * @param filename the name the repository is asked to give it
   * @param alt the alternative text, for bundles that have one; null otherwise
   */
  public record Download(String field, String address, String filename, @Nullable String alt)
      implements FileContent {}

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
