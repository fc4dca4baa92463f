package org.ingestworkbench.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node with its alias and media. A page is an item of its own whose parent is its book.
 *
 * @param key which item of the job it is
 * @param line the line of the input on which its row begins
 * @param node the node to make; null when it is there already and only pages are made ({@link
 *     #parent} is then a {@link Parent.Node})
 * @param alias the URL alias, beginning with a slash; null for none
 * @param media in the order in which they are made
 * @param parent where it belongs
 * @param pages planned lazily and read at most once a run; never null
 */
public record Item(
    ItemKey key,
    long line,
    @Nullable NodeDraft node,
    @Nullable String alias,
    List<MediaDraft> media,
    Parent parent,
    Pages pages) {

  public Item {
    media = List.copyOf(media);
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

  /** What messages call the item: its title, or its key where there is no node to make. */
  public String title() {
    return node == null ? key.toString() : node.title();
  }

  /** A fingerprint of the node's body, kept with its begin. */
  public String nodeFingerprint() {
    if (node == null) {
      return "";
    }
    return sha256(
        node.bundle()
            + '\n'
            + node.title()
            + '\n'
            + Value.Canonical.of(node.fields())
            + parentName());
  }

  private String parentName() {
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
