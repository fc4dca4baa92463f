package org.ingestworkbench.source.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All mentions of ids in an input, in memory as long as they are few, then in a temporary file,
 * which is deleted on close.
 */
final class KeyHashes implements AutoCloseable {
  private final @Nullable Path folder;
  private final int held;
  private final List<KeyHash> memory = new ArrayList<>();
  private @Nullable HashFile file;

  KeyHashes(@Nullable Path folder, int held) {
    this.folder = folder;
    this.held = held;
  }

  void add(KeyHash hash) {
    if (file == null && memory.size() < held) {
      memory.add(hash);
    } else {
      spilled().add(hash);
    }
  }

  private HashFile spilled() {
    var opened = file;
    if (opened == null) {
      opened = HashFile.in(folder);
      file = opened;
      memory.forEach(opened::add);
      memory.clear();
    }
    return opened;
  }

  /** Hands over all mentions of ids that look alike, sorted; the groups come in no order. */
  void forEachGroup(Group group, BooleanSupplier cancelled) {
    if (file == null) {
      groups(memory, group);
      return;
    }
    for (int part = 0; part < file.parts() && !cancelled.getAsBoolean(); part++) {
      groups(file.part(part), group);
    }
  }

  private static void groups(List<KeyHash> hashes, Group group) {
    if (allDiffer(hashes)) {
      hashes.forEach(hash -> group.accept(List.of(hash)));
    } else {
      sorted(hashes, group);
    }
  }

  /** Whether no two look alike, as in most inputs; found much faster than by sorting them all. */
  private static boolean allDiffer(List<KeyHash> hashes) {
    var halves = hashes.stream().mapToLong(KeyHash::high).sorted().toArray();
    for (int i = 1; i < halves.length; i++) {
      if (halves[i] == halves[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private static void sorted(List<KeyHash> hashes, Group group) {
    hashes.sort(null);
    int start = 0;
    for (int end = 1; end <= hashes.size(); end++) {
      if (end == hashes.size() || !hashes.get(end).looksLike(hashes.get(start))) {
        group.accept(hashes.subList(start, end));
        start = end;
      }
    }
  }

  /** Takes the mentions of ids that look alike. */
  interface Group {
    void accept(List<KeyHash> mentions);
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
