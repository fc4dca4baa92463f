package org.ingestworkbench.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ingestworkbench.model.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * The read side of a repository, as far as planning needs it. Adapters implement it, remember what
 * they have read, and are safe for use by many threads at once.
 *
 * <p>Every method may throw {@link org.ingestworkbench.model.WorkbenchException} of the adapter's
 * kind when the repository cannot be asked.
 */
public interface Catalog {

  /** Whether the content type is there. */
  boolean hasBundle(String bundle);

  /**
   * The definitions of those of the named fields that the bundle has, read in parallel; a name that
   * is missing in the answer is no field. Base fields ({@code uid}, {@code langcode}, ...) are not
   * asked for.
   */
  Map<String, FieldDefinition> fields(String bundle, Collection<String> names);

  /** Machine names of all fields of the bundle, by label; for inputs whose header has labels. */
  Map<String, String> namesByLabel(String bundle);

  /**
   * Whether the content type, media type or vocabulary is there. What cannot be asked counts as
   * there; a vocabulary does unless this is implemented.
   *
   * @param type a node, a medium or a term
   */
  default boolean hasBundle(EntityType type, String bundle) {
    return switch (type) {
      case NODE -> hasBundle(bundle);
      case MEDIA -> hasMediaBundle(bundle);
      case TERM, FILE, ALIAS -> true;
    };
  }

  /**
   * The same as {@link #fields(String, Collection)} of a content type, media type or vocabulary;
   * only content types have fields unless this is implemented.
   *
   * @param type a node, a medium or a term
   */
  default Map<String, FieldDefinition> fields(
      EntityType type, String bundle, Collection<String> names) {
    return type == EntityType.NODE ? fields(bundle, names) : Map.of();
  }

  /**
   * Machine names of all fields of a content type, media type or vocabulary, by label; those of
   * content types alone unless this is implemented.
   *
   * @param type a node, a medium or a term
   */
  default Map<String, String> namesByLabel(EntityType type, String bundle) {
    return type == EntityType.NODE ? namesByLabel(bundle) : Map.of();
  }

  /** Whether the media type is there. */
  boolean hasMediaBundle(String bundle);

  /** The extensions, in lower case, that the file field of a media type takes; empty means any. */
  Set<String> extensions(String mediaBundle, String fileField);

  /**
   * The terms that a vocabulary has under a name, compared without regard to case and to invisible
   * characters, in the repository's order. Usually none or one.
   */
  List<Term> termsByName(String vocabulary, String name);

  /** The terms with this external URI or authority link, in any vocabulary. */
  List<Term> termsByUri(String uri);

  /** A term by its ID. */
  Optional<Term> term(String id);

  /**
   * The ID of the node that a path leads to.
   *
   * @param reference a node ID, an address or an alias of the site
   */
  Optional<String> node(String reference);

  /**
   * The content types of those of some hundreds of nodes that are there, by their IDs; an empty
   * type where it is not known. Asked in few requests where the repository can show many at once.
   *
   * @param usual the content type that most of them have
   */
  default Map<String, String> contentTypes(Collection<String> nodes, String usual) {
    var types = new HashMap<String, String>();
    nodes.forEach(node -> node(node).ifPresent(there -> types.put(node, "")));
    return types;
  }

  /**
   * The node that a path leads to, with its content type and title. Unless told otherwise, only its
   * ID is known.
   *
   * @param reference a node ID, an address or an alias of the site
   */
  default Optional<Node> findNode(String reference) {
    return node(reference).map(id -> new Node(id, "", ""));
  }

  /**
   * The catalog of a repository that has no definitions: it takes every bundle and media type, and
   * every column as a field of any number of plain texts. {@code field_member_of} names a node, by
   * what the repository calls it. A term, such as a media use, is what the text says. There are no
   * URL aliases.
   */
  static Catalog anything() {
    return AnythingCatalog.INSTANCE;
  }

  /**
   * Whether nodes can have URL aliases; true unless told. Without them, a row with one is refused.
   */
  default boolean hasAliases() {
    return true;
  }

  /**
   * What a file of another site says of itself before it is fetched. What cannot be asked counts as
   * there: fetching it will tell.
   *
   * @param address http or https
   */
  default RemoteFile remoteFile(String address) {
    return RemoteFile.UNKNOWN;
  }

  /** Whether there is a user of this ID. What cannot be asked counts as there. */
  default boolean hasUser(String id) {
    return true;
  }

  /** Whether a language is installed. What cannot be asked counts as there. */
  default boolean hasLanguage(String code) {
    return true;
  }

  /**
   * Whether questions travel, so that it pays to ask some of them early and at once, on threads of
   * their own; false unless told.
   */
  default boolean remote() {
    return false;
  }

  /**
   * How many bytes a file of a media type may have; empty for no limit, and where it is not known.
   */
  default OptionalLong maxFileSize(String mediaBundle, String fileField) {
    return OptionalLong.empty();
  }

  /**
   * The content types whose nodes the media of a type may belong to; empty means any, and that it
   * is not known.
   */
  default Set<String> mediaOwners(String mediaBundle) {
    return Set.of();
  }

  /**
   * What making a node, medium or term comes to that cannot be saved. The repository is asked and
   * saves nothing. A check and a run ask once for a content type, before any row, and once for each
   * media type and each vocabulary of which they would make something.
   *
   * @param type a node, a medium or a term
   * @param bundle the content type, the media type or the vocabulary
   */
  default Trial tryOut(EntityType type, String bundle) {
    return Trial.UNKNOWN;
  }

  /**
   * What came of making something that cannot be saved.
   *
   * @param refusal why the account may not make such things; null when it may, or when this is not
   *     known
   * @param required the fields that the repository wants a value for, title and name not among them
   * @param maxTitle the longest title that it takes, in characters; null when this is not known
   */
  record Trial(@Nullable String refusal, Set<String> required, @Nullable Integer maxTitle) {
    /** Nothing is known. */
    public static final Trial UNKNOWN = new Trial(null, Set.of(), null);

    public Trial {
      required = Set.copyOf(required);
    }
  }

  /**
   * A file of another site, before it is fetched.
   *
   * @param there whether the site has it, as far as is known
   * @param refusal why it must not be fetched, as it goes on from "because"; null when it may be
   * @param note what a person should know of where it comes from; null for nothing
   * @param mediaType its type as the site tells it, in lower case and without parameters; empty
   *     when it is not known
   * @param name the name that the site gives it; empty when it gives none
   */
  record RemoteFile(
      boolean there,
      @Nullable String refusal,
      @Nullable String note,
      String mediaType,
      String name) {
    /** Nothing is known; it counts as there. */
    public static final RemoteFile UNKNOWN = new RemoteFile(true, null, null, "", "");

    /** It is not there. */
    public static final RemoteFile GONE = new RemoteFile(false, null, null, "", "");

    /** A file that must not be fetched. */
    public static RemoteFile refused(String why) {
      return new RemoteFile(true, why, null, "", "");
    }
  }

  /**
   * A node that is there.
   *
   * @param bundle its content type; empty when it is not known
   * @param title its title; empty when it is not known, because the account may not read it
   */
  record Node(String id, String bundle, String title) {}

  /** A term that is there. */
  record Term(String id, String vocabulary, String name) {}
}
