package org.ingestworkbench.sqlite.file;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Many ids as one value of a statement: a JSON array, which SQLite takes apart by itself. */
public final class IdArray {
  private IdArray() {}

  /** Whether the id means the same in JSON and in SQLite without further ado. */
  public static boolean takes(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c < ' ' || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /** The array of ids each of which it {@link #takes}. */
  public static String of(Collection<String> ids) {
    return ids.stream().map(IdArray::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  /** The array of such arrays. */
  public static String ofMany(Collection<List<String>> tuples) {
    return tuples.stream().map(IdArray::of).collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String id) {
    return '"' + id.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
