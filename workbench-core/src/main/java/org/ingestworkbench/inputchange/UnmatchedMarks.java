package org.ingestworkbench.inputchange;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.text.Folding;

/**
 * Marks that do not stand where they stood, then and now: in memory as long as they are few, then
 * in a temporary file, in parts of which each fits into memory and holds all marks whose ids look
 * alike. Used by one thread.
 */
final class UnmatchedMarks implements AutoCloseable {
  private static final int PARTS = 256;
  private static final int BUFFERED = 1 << 13;

  private final int held;
  private final Side then = new Side();
  private final Side now = new Side();
  private final Spool spool = new Spool(0);
  private int count;

  /**
   * @param held how many marks are kept in memory
   */
  UnmatchedMarks(int held) {
    this.held = held;
  }

  void then(RowMark mark) {
    add(then, mark);
  }

  void now(RowMark mark) {
    add(now, mark);
  }

  private void add(Side side, RowMark mark) {
    if (count++ < held) {
      side.memory.add(mark);
    } else {
      side.spill(mark);
    }
  }

  /** Takes all marks of a part, those of then and those of now. */
  interface Part {
    void accept(List<RowMark> then, List<RowMark> now);
  }

  void forEachPart(Part part) {
    if (count <= held) {
      part.accept(then.memory, now.memory);
      return;
    }
    then.spillMemory();
    now.spillMemory();
    for (int i = 0; i < PARTS; i++) {
      part.accept(then.read(i), now.read(i));
    }
  }

  @Override
  public void close() {
    spool.close();
  }

  private final class Side {
    private final List<RowMark> memory = new ArrayList<>();
    private final List<MarkBuffer> buffers = new ArrayList<>();
    private final List<List<Integer>> places = new ArrayList<>();

    void spillMemory() {
      memory.forEach(this::spill);
      memory.clear();
    }

    void spill(RowMark mark) {
      while (buffers.size() < PARTS) {
        buffers.add(new MarkBuffer());
        places.add(new ArrayList<>());
      }
      int part = Math.floorMod(Folding.look(mark.id()).hashCode(), PARTS);
      buffers.get(part).add(mark);
      if (buffers.get(part).size() >= BUFFERED) {
        flush(part);
      }
    }

    private void flush(int part) {
      places.get(part).add(spool.size());
      spool.add(buffers.get(part).take());
    }

    List<RowMark> read(int part) {
      var marks = new ArrayList<RowMark>();
      if (!buffers.isEmpty()) {
        flush(part);
        places
            .get(part)
            .forEach(at -> marks.addAll(MarkBuffer.read(ByteBuffer.wrap(spool.get(at)))));
      }
      return marks;
    }
  }
}
