package org.ingestworkbench.workflow.service;

import java.util.function.BiConsumer;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes stored entries on to the listener of the host. An exception of the listener is logged and
 * changes nothing.
 */
record GuardedListener(BiConsumer<InstanceRecord, HistoryEntry> listener)
    implements BiConsumer<InstanceRecord, HistoryEntry> {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

  @Override
  public void accept(InstanceRecord instance, HistoryEntry entry) {
    try {
      listener.accept(instance, entry);
    } catch (RuntimeException e) {
      LOG.warn("The listener of instance {} failed at \"{}\"", instance.id(), entry, e);
    }
  }
}
