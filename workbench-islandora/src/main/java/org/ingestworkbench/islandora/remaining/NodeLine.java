package org.ingestworkbench.islandora.remaining;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ingestworkbench.islandora.output.LogSuffix;

/**
 * What a message of a log tells of a node. Ours ends with a suffix that says it; of the peer's,
 * which has titles and ids between words of its own, every way to read it is looked for: with
 * several, it may be forged by a title, and tells nothing.
 *
 * @param kind what it is
 * @param row the row's id; empty for a page of the peer's, which only its place in the log tells
 * @param node the node's ID
 */
record NodeLine(Kind kind, String row, String node) {

  /** What a message tells. */
  enum Kind {
    /** A row's node was made or found. */
    MADE,
    /** A row that had a node was passed over. */
    SKIPPED,
    /** The peer found a row's node in the repository. */
    THERE,
    /** A page's node was made, or passed over. */
    PAGE,
    /** It can be read in several ways. */
    UNREADABLE,
    /** Nothing of a node of this host. */
    NOTHING
  }

  private static final String ROW = "Node for ";
  private static final String PAGE = "Node for child \"";
  private static final String ITEM = "Item in row ";
  private static final String PAGE_FILE = "Page/child file ";
  private static final String INGESTED = " has already been ingested at ";
  private static final String IN_DRUPAL = " appears to already be in Drupal ";
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,19})(?: \\(\\d{1,3}%\\))?\\.");
  private static final Pattern SKIPPING = Pattern.compile("(\\d{1,19})\\)?, skipping it\\.");

  static NodeLine of(String message, String host) {
    var suffix = LogSuffix.of(message);
    if (suffix.isPresent()) {
      return ours(LogSuffix.before(message), suffix.get(), host + "/node/");
    } else if (message.startsWith(ROW)) {
      return made(message, host + "/node/");
    } else if (message.startsWith(ITEM) || message.startsWith(PAGE_FILE)) {
      return skipped(message, host + "/node/");
    }
    return nothing();
  }

  private static NodeLine nothing() {
    return new NodeLine(Kind.NOTHING, "", "");
  }

  private static NodeLine ours(String message, LogSuffix suffix, String address) {
    var there = address + suffix.node();
    if (suffix.node() == null) {
      return nothing();
    } else if (message.startsWith(ROW) && message.endsWith(" at " + there + ".")) {
      return of(message.startsWith(PAGE) ? Kind.PAGE : Kind.MADE, suffix);
    } else if (message.endsWith(INGESTED + "(" + there + "), skipping it.")) {
      return of(message.startsWith(PAGE_FILE) ? Kind.PAGE : Kind.SKIPPED, suffix);
    }
    return nothing();
  }

  private static NodeLine of(Kind kind, LogSuffix suffix) {
    return new NodeLine(kind, suffix.row(), Objects.requireNonNull(suffix.node()));
  }

  private static NodeLine made(String message, String address) {
    int at = Math.max(message.lastIndexOf(" created at "), message.lastIndexOf(" found at "));
    if (at < ROW.length()) {
      return nothing();
    }
    int there = message.indexOf(" at ", at) + " at ".length();
    var node = number(message.substring(there), address, NUMBER);
    return node.isEmpty()
        ? nothing()
        : only(readings(message.substring(ROW.length(), at), node.get()));
  }

  private static Optional<String> number(String text, String address, Pattern rest) {
    var number = rest.matcher(text.startsWith(address) ? text.substring(address.length()) : "");
    return number.matches() ? Optional.of(number.group(1)) : Optional.empty();
  }

  /** Between the first words and those before the address: a title, and an id in brackets. */
  private static List<NodeLine> readings(String head, String node) {
    var found = new ArrayList<NodeLine>();
    if (head.endsWith(")")) {
      var mark = head.startsWith("\"") ? "\" (record " : " (record ";
      for (int m = head.indexOf(mark); m >= 0 && found.size() < 2; m = head.indexOf(mark, m + 1)) {
        var id = head.substring(m + mark.length(), head.length() - 1);
        found.add(new NodeLine(Kind.MADE, id, node));
      }
      boolean maybeFailure = head.startsWith("CSV record ") || head.startsWith("page \"");
      if (maybeFailure && head.contains(" not created, ")) {
        found.add(nothing());
      }
    } else if (head.startsWith("child \"") && head.endsWith("\"")) {
      found.add(new NodeLine(Kind.PAGE, "", node));
    }
    return found;
  }

  private static NodeLine only(List<NodeLine> readings) {
    return switch (readings.size()) {
      case 0 -> nothing();
      case 1 -> readings.get(0);
      default -> new NodeLine(Kind.UNREADABLE, "", "");
    };
  }

  private static NodeLine skipped(String message, String address) {
    boolean page = message.startsWith(PAGE_FILE);
    int ingested = message.lastIndexOf(INGESTED);
    int inDrupal = page ? -1 : message.lastIndexOf(IN_DRUPAL);
    int at = Math.max(ingested, inDrupal);
    if (at < ITEM.length()) {
      return nothing();
    }
    var words = at == ingested ? INGESTED : IN_DRUPAL;
    var rest = message.substring(at + words.length());
    var node = number(rest.startsWith("(") ? rest.substring(1) : rest, address, SKIPPING);
    if (node.isEmpty()) {
      return nothing();
    } else if (page) {
      return new NodeLine(Kind.PAGE, "", node.get());
    } else if (message.contains(" is not complete: ")) {
      return new NodeLine(Kind.UNREADABLE, "", "");
    }
    var kind = at == ingested ? Kind.SKIPPED : Kind.THERE;
    return new NodeLine(kind, message.substring(ITEM.length(), at), node.get());
  }
}
