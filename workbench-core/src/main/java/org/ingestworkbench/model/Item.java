package org.ingestworkbench.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row or a page comes to: its subject, which is made, changed or there already, and what is
 * made for it. A page is an item of its own whose parent is its book.
 *
 * @param key which item of the job it is
 * @param line the line of the input on which its row begins
 * @param subject what the row is about
 * @param alias the URL alias, beginning with a slash; null for none
 * @param media in the order in which they are made
 * @param parent where it belongs
 * @param pages planned lazily and read at most once a run; never null
 */
public record Item(
    ItemKey key,
    long line,
    Subject subject,
    @Nullable String alias,
    List<MediaDraft> media,
    Parent parent,
    Pages pages) {

  public Item {
    media = List.copyOf(media);
  }

  /**
   * A term that a row describes, made where it is not there.
   *
   * @param term its vocabulary and name
   * @param fields field name to its values, in the order of the input
   * @param there the ID of the term of this name that was there when the row was planned; null for
   *     none. It stays as it is
   */
  public record NewTerm(TermDraft term, Map<String, List<Value>> fields, @Nullable String there)
      implements Subject {
    public NewTerm {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /**
   * An object that is there: nothing of it is written, only what belongs to it.
   *
   * @param ref the object; null for the node that the item's parent row has in the ID map
   */
  public record Existing(@Nullable EntityRef ref) implements Subject {
    @Override
    public Map<String, List<Value>> fields() {
      return Map.of();
    }
  }

  /** The pages of a book: opened when its node is there, in the order of their sequence. */
  @FunctionalInterface
  public interface Pages {
    /** No pages. */
    Pages NONE = () -> java.util.Collections.emptyIterator();

    /**
     * Plans pages one after the other while it is read. A page whose planning threw, because the
     * repository could not be asked, comes again with the next call.
     */
    Iterator<Planned> open();
  }

  /** The node that is made; null where the row is about something else. */
  public @Nullable NodeDraft node() {
    return subject instanceof NodeDraft node ? node : null;
  }

  /** The step that makes or changes the subject; null for what is there. */
  public @Nullable StepKey ownStep() {
    if (subject instanceof NodeDraft) {
      return key.nodeStep();
    } else if (subject instanceof NewTerm its) {
      return its.term().step(key.rowId());
    } else if (subject instanceof ChangeDraft change) {
      return StepKey.change(key.rowId(), change.entity().type());
    }
    return null;
  }

  /** What messages call the item: the title or name of what is made, or else its key. */
  public String title() {
    if (subject instanceof NodeDraft node) {
      return node.title();
    }
    return subject instanceof NewTerm its ? its.term().name() : key.toString();
  }

  /** A fingerprint of what is written of the subject, kept with its begin. */
  public String fingerprint() {
    if (subject instanceof NodeDraft node) {
      return sha256(node.bundle() + '\n' + node.title() + '\n' + fields() + parentName());
    } else if (subject instanceof NewTerm its) {
      return sha256(
          its.term().vocabulary() + '\n' + its.term().name() + '\n' + fields() + parentName());
    } else if (subject instanceof ChangeDraft change) {
      return sha256(change.entity() + "\n" + change.mode() + '\n' + fields());
    }
    return "";
  }

  private String fields() {
    return Value.Canonical.of(subject.fields());
  }

  /** The same whether the parent was there when the row was planned, or another row makes it. */
  private String parentName() {
    if (parent instanceof Parent.Term term) {
      return term.name();
    }
    return parent instanceof Parent.OfRow row ? row.rowId() : "";
  }

  /** SHA-256 of a text as lower-case hexadecimal digits. */
  public static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
