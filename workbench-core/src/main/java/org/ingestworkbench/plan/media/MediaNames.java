package org.ingestworkbench.plan.media;

import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.MediaNameSettings;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.text.Folding;

/** What media and their files are called. */
final class MediaNames {

  private static final int MAX_NAME = 255;
  private static final String AFTER_NODE_ID = "Original File";

  private final MediaNameSettings naming;

  MediaNames(MediaNameSettings naming) {
    this.naming = naming;
  }

  /**
   * The name of a medium.
   *
   * @param source the file's name or address as the input has it
   * @param title the title of its node; empty when it is not known
   */
  String of(String source, String title, Row row) {
    if (naming.nodeTitle()) {
      return cut(title.isEmpty() ? base(source) : title);
    } else if (naming.nodeId()) {
      return AFTER_NODE_ID;
    }
    var column = naming.column();
    var name = column == null ? "" : row.cell(column);
    return cut(name.isBlank() ? base(source) : name);
  }

  /** Whether the ID of the node comes before the name. */
  boolean beginWithNodeId() {
    return !naming.nodeTitle() && naming.nodeId();
  }

  /** What the repository is asked to call an uploaded file; a relative directory may stay. */
  String filename(String source) {
    var name = Folding.composed(source.replace('\\', '/'));
    boolean plain = !name.startsWith("/") && !name.contains("..") && !name.contains(":");
    return naming.keepDirectory() && plain ? name : base(name);
  }

  /** What comes after the last slash of either kind. */
  static String base(String source) {
    var name = Folding.composed(source.replace('\\', '/'));
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String cut(String name) {
    return Texts.cut(name, MAX_NAME);
  }
}
