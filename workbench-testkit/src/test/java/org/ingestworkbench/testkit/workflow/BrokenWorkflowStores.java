package org.ingestworkbench.testkit.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.memory.InMemoryWorkflowStore;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.store.workflow.WorkflowSession;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.ingestworkbench.testkit.forwarding.ForwardingWorkflowStore;

/** Stores that each break one promise, under the contract that has to notice it. */
final class BrokenWorkflowStores {
  private BrokenWorkflowStores() {}

  /** A store that is broken in what it overrides. */
  static class Forwarding extends ForwardingWorkflowStore<InMemoryWorkflowStore> {
    Forwarding(InMemoryWorkflowStore inner) {
      super(inner);
    }

    final void crash() {
      inner.crash();
    }
  }

  /** Breaks nothing. */
  static class Sound extends WorkflowStoreContract {
    private final InMemoryWorkflowStore storage = new InMemoryWorkflowStore();

    @Override
    protected final WorkflowStore openStorage() {
      return wrapped(storage.reopen());
    }

    @Override
    protected final void killProcessOf(WorkflowStore store) {
      ((Forwarding) store).crash();
    }

    Forwarding wrapped(InMemoryWorkflowStore inner) {
      return new Forwarding(inner) {
        @Override
        protected WorkflowSession wrapped(WorkflowSession session) {
          return Sound.this.wrapped(session, inner);
        }
      };
    }

    WorkflowSession wrapped(WorkflowSession session, InMemoryWorkflowStore store) {
      return new ForwardingWorkflowStore.Session(session);
    }
  }

  /** Keeps what was saved until the session is closed, and loses it with the process. */
  static final class LosesSaves extends Sound {
    @Override
    WorkflowSession wrapped(WorkflowSession session, InMemoryWorkflowStore store) {
      return new ForwardingWorkflowStore.Session(session) {
        private final List<Runnable> later = new ArrayList<>();

        @Override
        public void save(InstanceRecord next, List<HistoryEntry> added) {
          later.add(() -> inner.save(next, added));
        }

        @Override
        public void close() {
          later.forEach(Runnable::run);
          later.clear();
          super.close();
        }
      };
    }
  }

  /** Forgets the history that comes with a save. */
  static final class ForgetsHistory extends Sound {
    @Override
    WorkflowSession wrapped(WorkflowSession session, InMemoryWorkflowStore store) {
      return new ForwardingWorkflowStore.Session(session) {
        @Override
        public void save(InstanceRecord next, List<HistoryEntry> added) {
          inner.save(next, List.of());
        }
      };
    }
  }

  /** Forgets what conditions came to. */
  static final class ForgetsConditions extends Sound {
    @Override
    WorkflowSession wrapped(WorkflowSession session, InMemoryWorkflowStore store) {
      return new ForwardingWorkflowStore.Session(session) {
        @Override
        public void save(InstanceRecord next, List<HistoryEntry> added) {
          inner.save(without(next), added);
        }
      };
    }

    private static InstanceRecord without(InstanceRecord r) {
      return new InstanceRecord(
          r.start(),
          r.status(),
          r.recoveries(),
          r.ended(),
          r.variables(),
          Map.of(),
          r.tasks(),
          r.message());
    }
  }

  /** Keeps quiet when a session was taken over. */
  static final class KeepsTakeoversQuiet extends Sound {
    @Override
    WorkflowSession wrapped(WorkflowSession session, InMemoryWorkflowStore store) {
      return new ForwardingWorkflowStore.Session(session) {
        @Override
        public void handOut(WorkItem item) {
          try {
            inner.handOut(item);
          } catch (ClaimException quiet) {
            // This is what is broken.
          }
        }
      };
    }
  }

  /** Lets a second process in. */
  static final class LetsTwoIn extends Sound {
    @Override
    Forwarding wrapped(InMemoryWorkflowStore store) {
      return new Forwarding(store) {
        @Override
        public WorkflowSession claim(InstanceId id) {
          return inner.claimIfFree(id).orElseGet(() -> inner.start(other(id), List.of()));
        }

        private InstanceRecord other(InstanceId id) {
          return WorkflowSample.first(WorkflowSample.TWO);
        }
      };
    }
  }

  /** Changes items whatever stands there. */
  static final class OverwritesItems extends Sound {
    @Override
    Forwarding wrapped(InMemoryWorkflowStore store) {
      return new Forwarding(store) {
        @Override
        public boolean change(WorkItem from, WorkItem to) {
          return inner.items(from.instance()).stream()
              .filter(item -> item.key().equals(from.key()))
              .anyMatch(item -> inner.change(item, to));
        }
      };
    }
  }

  /** Takes the last request for the one that counts. */
  static final class ForgetsAborts extends Sound {
    @Override
    Forwarding wrapped(InMemoryWorkflowStore store) {
      return new Forwarding(store) {
        private Optional<InstanceRequest> last = Optional.empty();

        @Override
        public void request(InstanceId id, InstanceRequest request) {
          inner.request(id, request);
          last = Optional.of(request);
        }

        @Override
        public Optional<InstanceRequest> requested(InstanceId id) {
          return last.isPresent() ? last : inner.requested(id);
        }
      };
    }
  }

  /** Lists the oldest first. */
  static final class ListsOldestFirst extends Sound {
    @Override
    Forwarding wrapped(InMemoryWorkflowStore store) {
      return new Forwarding(store) {
        @Override
        public List<InstanceRecord> instances() {
          var oldest = new ArrayList<>(inner.instances());
          java.util.Collections.reverse(oldest);
          return oldest;
        }
      };
    }
  }
}
