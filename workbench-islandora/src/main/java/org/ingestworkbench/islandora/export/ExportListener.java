package org.ingestworkbench.islandora.export;

import org.ingestworkbench.listener.OperationListener;

/**
 * Is told what an export does. One thread at a time calls what is declared here; waits come from
 * any thread.
 */
public interface ExportListener extends OperationListener {

  /** Listens to nothing. */
  ExportListener NONE = new ExportListener() {};

  /** The line of a node was written. */
  default void exported(String node, String title) {}

  /**
   * A node was left out.
   *
   * @param named as the input or the view names it
   */
  default void leftOut(String named, String reason) {}

  /** Something that a person should know of a node that was exported. */
  default void noted(String node, String message) {}
}
