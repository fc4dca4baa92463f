package org.ingestworkbench.sqlite;

import java.util.List;

/** Many ids as one value of a statement: a JSON array, which SQLite takes apart by itself. */
final class IdArray {
  private IdArray() {}

  /** Whether the id means the same in JSON and in SQLite without further ado. */
  static boolean takes(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c < ' ' || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /** The array of ids each of which it {@link #takes}. */
  static String of(List<String> ids) {
    var json = new StringBuilder("[");
    for (var id : ids) {
      json.append(json.length() == 1 ? "\"" : ",\"");
      json.append(id.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return json.append(']').toString();
  }
}
