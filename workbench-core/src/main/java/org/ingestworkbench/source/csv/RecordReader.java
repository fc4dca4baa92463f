package org.ingestworkbench.source.csv;

import java.io.Closeable;
import java.io.IOException;
import org.ingestworkbench.source.table.TableRecord;
import org.jspecify.annotations.Nullable;

/** The records of a CSV file in their order; used by one thread. */
interface RecordReader extends Closeable {

  /** How many characters a record may have: beyond all reason, but it fits into memory. */
  int LONGEST = 1 << 21;

  /**
   * The next record; null at the end of the file. Not called again after it threw.
   *
   * @throws IOException of the reader beneath, as it came
   * @throws BadRecordException when the text cannot be taken apart
   */
  @Nullable TableRecord next() throws IOException, BadRecordException;
}
