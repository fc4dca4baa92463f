package org.ingestworkbench.source.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.Arrays;
import org.ingestworkbench.source.table.TableRecord;

/**
 * Makes records of what the parser finds. Refuses one that grows beyond all reason, which is what a
 * file without line breaks looks like.
 */
final class RecordHandler extends AbstractBaseCsvCallbackHandler<TableRecord> {
  private final int longest;
  private String[] cells = new String[16];
  private int length;

  /**
   * @param longest how many characters the cells of a record may have
   */
  RecordHandler(int longest) {
    this.longest = longest;
  }

  /** The line on which the record begins that is read, or was read last. */
  long line() {
    return getStartingLineNumber();
  }

  @Override
  protected void handleBegin(long line) {
    length = 0;
  }

  @Override
  protected void handleField(int place, char[] buffer, int offset, int count, boolean quoted) {
    length += count + 1;
    if (length > longest) {
      throw new CsvParseException("it is longer than " + longest + " characters");
    }
    if (place == cells.length) {
      cells = Arrays.copyOf(cells, 2 * place);
    }
    cells[place] = count == 0 ? "" : new String(buffer, offset, count);
  }

  @Override
  protected void handleEmpty() {
    cells[0] = "";
  }

  @Override
  protected TableRecord buildRecord() {
    return new TableRecord(line(), Arrays.copyOf(cells, getFieldCount()));
  }
}
