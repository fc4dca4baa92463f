package org.ingestworkbench.islandora.export;

import java.nio.file.Path;
import org.ingestworkbench.islandora.files.ExportCsv;
import org.ingestworkbench.reading.ReadingEnd;
import org.ingestworkbench.reading.ReadingTask;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;

/**
 * One export: nodes are read, their files get their places, then the line is written. So a line
 * says that all of its node is there, and after a crash the node of the next line is read anew.
 */
final class NodeExport implements ReadingTask<Wanted, ExportedNode> {

  /** What the export reads with. */
  record Site(NodeReader reader, MediaFiles files) {}

  /** What the export writes. */
  record Output(ExportCsv csv, ExportColumns columns, FileDirectory directory) {}

  private final Nodes nodes;
  private final Site site;
  private final Output output;
  private final NodeIds there;
  private final ExportListener listener;
  private long exported;
  private long before;
  private long leftOut;

  /**
   * @param there the nodes that the CSV has; those that are written come to them
   */
  NodeExport(Nodes nodes, Site site, Output output, NodeIds there, ExportListener listener) {
    this.nodes = nodes;
    this.site = site;
    this.output = output;
    this.there = there;
    this.listener = listener;
  }

  @Override
  public @Nullable Wanted next() {
    var next = nodes.next();
    while (next != null && there.has(next.named())) {
      before++;
      next = nodes.next();
    }
    return next;
  }

  @Override
  public ExportedNode read(Wanted wanted) {
    var id = site.reader().id(wanted);
    return there.has(id) ? ExportedNode.known(id) : site.reader().read(id, wanted, site.files());
  }

  @Override
  public void done(Wanted wanted, ExportedNode node) {
    if (!there.add(node.id())) {
      node.drop();
      before++;
      return;
    }
    output.csv().write(output.columns().line(node, output.directory()));
    exported++;
    listener.exported(node.id(), ViewNodes.first(node.texts(), "title"));
    node.notes().forEach(note -> listener.noted(node.id(), note));
    output.columns().ambiguous(node.texts()).forEach(column -> ambiguous(node.id(), column));
  }

  private void ambiguous(String node, String column) {
    listener.noted(
        node,
        "A value of "
            + column
            + " has the subdelimiter \""
            + output.columns().subdelimiter()
            + "\" in it: read again, it is several values. Choose another subdelimiter.");
  }

  @Override
  public void failed(Wanted wanted, RepositoryException fault) {
    leftOut++;
    listener.leftOut(wanted.named(), String.valueOf(fault.getMessage()));
  }

  ExportReport report(Path file, ReadingEnd end) {
    return new ExportReport(file, exported, before, leftOut, end.stopped(), end.fault());
  }
}
