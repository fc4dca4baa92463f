package org.ingestworkbench.islandora.export;

import org.ingestworkbench.islandora.config.ExportKind;
import org.ingestworkbench.islandora.wiring.ReadableRows;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.RowStream;
import org.jspecify.annotations.Nullable;

/** The nodes that an input names, in its order. */
final class InputNodes implements Nodes {

  private final RowStream rows;

  private InputNodes(RowStream rows) {
    this.rows = rows;
  }

  /**
   * Opens the input.
   *
   * @throws InputException when it, or a row of it, cannot be read, or it does not name nodes
   */
  static InputNodes of(RowSource source) {
    if (!source.columns().contains(ExportKind.NODE_ID)) {
      throw new InputException(
          source.name() + " has no column node_id: it names the nodes that are exported.");
    }
    ReadableRows.require(source);
    return new InputNodes(source.open(told -> {}));
  }

  @Override
  public @Nullable Wanted next() {
    while (rows.hasNext()) {
      var named = rows.next().cell(ExportKind.NODE_ID).strip();
      if (!named.isEmpty()) {
        return new Wanted(named.replaceFirst("^0+(?=\\d+$)", ""), null);
      }
    }
    return null;
  }

  @Override
  public void close() {
    rows.close();
  }
}
