package org.ingestworkbench.islandora.files;

import java.io.IOException;
import java.io.Writer;
import java.util.function.Consumer;
import org.ingestworkbench.listener.RollbackWriter.Entry;
import org.ingestworkbench.listener.RollbackWriter.RollbackList;
import org.ingestworkbench.store.StoreException;

/** The CSV of a run under way. */
final class RollbackCsv implements RollbackList {

  private final RollbackPair pair;
  private final RollbackText text;
  private final Writer out;

  RollbackCsv(RollbackPair pair, RollbackText text, String comments) {
    this.pair = pair;
    this.text = text;
    this.out = pair.csv().writer();
    write(text.csvHeader() + comments);
    flush();
  }

  @Override
  public void add(Entry entry) {
    write(text.csvLine(entry));
    flush();
  }

  @Override
  public void together(Consumer<Consumer<Entry>> entries) {
    entries.accept(entry -> write(text.csvLine(entry)));
    flush();
  }

  private void write(String line) {
    try {
      out.write(line);
    } catch (IOException e) {
      throw failed(pair, e);
    }
  }

  private void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw failed(pair, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw failed(pair, e);
    }
  }

  private static StoreException failed(RollbackPair pair, IOException cause) {
    return new StoreException(
        "The rollback CSV cannot be written: "
            + pair.csv().path()
            + " ("
            + cause
            + "). Make room and mend it, then resume the job.",
        cause);
  }
}
