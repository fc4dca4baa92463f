package org.ingestworkbench.source;

import java.util.ArrayList;
import java.util.List;

/** Takes cells apart at the subdelimiter, which is plain text of one or more characters. */
record Subvalues(String delimiter) {

  /** The parts in their order, empty ones too; an empty cell has one empty part. */
  List<String> of(String cell) {
    var parts = new ArrayList<String>();
    int start = 0;
    for (int end = cell.indexOf(delimiter); end >= 0; end = cell.indexOf(delimiter, start)) {
      parts.add(cell.substring(start, end));
      start = end + delimiter.length();
    }
    parts.add(cell.substring(start));
    return parts;
  }
}
