package org.ingestworkbench.listener;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what has to be deleted to undo a job. A run writes its own files only; a resumed run
 * lists the whole job.
 */
public interface RollbackWriter {

  /**
   * Starts the list of a run.
   *
   * @param resumed whether the job was interrupted before
   * @throws org.ingestworkbench.model.InputException when the place cannot be written; nothing was
   *     ingested then
   */
  RollbackList start(JobId job, String host, Instant started, boolean resumed);

  /** What would keep {@link #start} from writing. Looks without writing. */
  default List<Problem> problems() {
    return List.of();
  }

  /** A list under way. Used by one thread at a time. */
  interface RollbackList extends AutoCloseable {

    /** Adds a node. On disk, or at least with the operating system, when it returns. */
    void add(Entry entry);

    /**
     * Adds nodes that earlier runs or other programs made, which may be very many: they are on
     * disk, or at least with the operating system, when this returns, not one by one. This default
     * adds each as any other.
     *
     * @param entries hands over each
     */
    default void together(Consumer<Consumer<Entry>> entries) {
      entries.accept(this::add);
    }

    @Override
    void close();
  }

  /**
   * One node to delete.
   *
   * @param rowId the row's id; empty for a page
   * @param title null for a node that an earlier run made
   * @param parentNodeId null when it has none or it is not known
   * @param file as the input names it; null for none
   */
  record Entry(
      String nodeId,
      String rowId,
      @Nullable String title,
      @Nullable String parentNodeId,
      @Nullable String file) {}
}
