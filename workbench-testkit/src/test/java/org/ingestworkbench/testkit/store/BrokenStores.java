package org.ingestworkbench.testkit.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobChanges;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StopRequest;
import org.ingestworkbench.testkit.forwarding.ForwardingIdMapStore;
import org.ingestworkbench.testkit.forwarding.ForwardingJobSession;
import org.jspecify.annotations.Nullable;

/** Stores that each break one promise, under the contract that has to notice it. */
final class BrokenStores {
  private BrokenStores() {}

  /** A store that is broken in what it overrides. */
  static class Forwarding extends ForwardingIdMapStore<InMemoryIdMap> {
    Forwarding(InMemoryIdMap inner) {
      super(inner);
    }

    final void crash() {
      inner.crash();
    }
  }

  /** Breaks nothing: what is built on this shows that forwarding alone passes. */
  static class Sound extends IdMapStoreContract {
    private final InMemoryIdMap storage = new InMemoryIdMap(clock());

    @Override
    protected final IdMapStore openStorage() {
      return wrapped(storage.reopen());
    }

    @Override
    protected final void killProcessOf(IdMapStore store) {
      ((Forwarding) store).crash();
    }

    Forwarding wrapped(InMemoryIdMap inner) {
      return new Forwarding(inner) {
        @Override
        public JobSession claim(JobClaim claim) {
          return wrapped(inner.claim(claim), inner);
        }
      };
    }

    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session);
    }
  }

  /** Writes completions when the session ends, and shows them until then. */
  static final class LosesWrites extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        private final List<Runnable> later = new ArrayList<>();

        @Override
        public synchronized void complete(
            StepKey key, Confirmation confirmation, boolean adopted, @Nullable MapEntry entry) {
          later.add(() -> inner.complete(key, confirmation, adopted, entry));
        }

        @Override
        public void end(JobState state) {
          close();
          super.end(state);
        }

        @Override
        public synchronized void close() {
          later.forEach(Runnable::run);
          later.clear();
          super.close();
        }
      };
    }
  }

  /** Writes a begin down only when its end is known. */
  static final class ForgetsBegunSteps extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        private final Map<StepKey, StepRecord> begun = new ConcurrentHashMap<>();

        @Override
        public void begin(StepKey key, UUID uuid, int generation, String fingerprint) {
          begun.put(key, StepRecord.first(key, uuid, generation, fingerprint));
        }

        @Override
        public Optional<StepRecord> find(StepKey key) {
          return Optional.ofNullable(begun.get(key)).or(() -> super.find(key));
        }

        @Override
        public void complete(
            StepKey key, Confirmation confirmation, boolean adopted, @Nullable MapEntry entry) {
          var step = begun.remove(key);
          if (step != null) {
            inner.begin(key, step.uuid(), step.generation(), step.fingerprint());
          }
          super.complete(key, confirmation, adopted, entry);
        }
      };
    }
  }

  /** Keeps row ids in lower case. */
  static final class IgnoresCaseInTheJournal extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        @Override
        protected StepKey key(StepKey key) {
          return new StepKey(key.rowId().toLowerCase(Locale.ROOT), key.kind(), key.qualifier());
        }
      };
    }
  }

  /** Begins every step in generation 0. */
  static final class ForgetsGenerations extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        @Override
        public void begin(StepKey key, UUID uuid, int generation, String fingerprint) {
          super.begin(key, uuid, 0, fingerprint);
        }
      };
    }
  }

  /** Takes any move of a step, or rather does not say that it took none. */
  static final class TakesAnyMove extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        @Override
        protected void write(String name, Runnable write) {
          try {
            write.run();
          } catch (IllegalStateException e) {
            // It is broken on purpose.
          }
        }
      };
    }
  }

  /** Does not tell a process that woke that its job was taken over. */
  static final class KeepsTakeoversQuiet extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        @Override
        protected void write(String name, Runnable write) {
          try {
            write.run();
          } catch (ClaimException e) {
            // It is broken on purpose.
          }
        }
      };
    }
  }

  /** Leaves the row of the map to somebody else. */
  static final class WritesNoMapRows extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        @Override
        public void complete(
            StepKey key, Confirmation confirmation, boolean adopted, @Nullable MapEntry entry) {
          super.complete(key, confirmation, adopted, null);
        }
      };
    }
  }

  /** Leaves the row of a node in the map that a rollback deleted, as Workbench does. */
  static final class KeepsMapRowsOfTheDeleted extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        @Override
        public void rolledBack(StepKey key) {
          var before = new ArrayList<MapEntry>();
          map.entries(before::add);
          super.rolledBack(key);
          map.entries(before::remove);
          before.forEach(map::put);
        }
      };
    }
  }

  /** Of changes that are written together, keeps the first. */
  static final class KeepsTheFirstOfSeveral extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        private int left = Integer.MAX_VALUE;

        @Override
        public synchronized void together(Consumer<JobChanges> changes) {
          left = 1;
          changes.accept(this);
          left = Integer.MAX_VALUE;
        }

        @Override
        protected void write(String name, Runnable write) {
          if (left == Integer.MAX_VALUE || left-- > 0) {
            write.run();
          }
        }
      };
    }
  }

  /** Goes on with the changes that follow one that could not be made, and tells of it later. */
  static final class GoesOnAfterARefusal extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        private @Nullable IllegalStateException refused;
        private boolean several;

        @Override
        public synchronized void together(Consumer<JobChanges> changes) {
          refused = null;
          several = true;
          changes.accept(this);
          several = false;
          if (refused != null) {
            throw refused;
          }
        }

        @Override
        protected void write(String name, Runnable write) {
          try {
            write.run();
          } catch (IllegalStateException e) {
            if (!several) {
              throw e;
            }
            refused = e;
          }
        }
      };
    }
  }

  /** Forgets why a row failed. */
  static final class ForgetsReasons extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        @Override
        public void endRow(String rowId, Outcome outcome) {
          super.endRow(rowId, outcome.done() ? outcome : new Outcome.Failed(""));
        }
      };
    }
  }

  /** Forgets that something of a row was given up when the row ends. */
  static final class ForgetsWhatWasGivenUp extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        @Override
        public void gaveUp(String rowId, int status) {}
      };
    }
  }

  /** Lets the blocks of a manifest count as they come. */
  static final class CountsHalfManifests extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        @Override
        public void keepManifest(Iterator<byte[]> blocks) {
          var soFar = new ArrayList<byte[]>();
          while (blocks.hasNext()) {
            soFar.add(blocks.next());
            inner.keepManifest(soFar.iterator());
          }
        }
      };
    }
  }

  /** Takes a living process for dead. */
  static final class LetsTwoProcessesIn extends Sound {
    @Override
    Forwarding wrapped(InMemoryIdMap inner) {
      return new Forwarding(inner) {
        @Override
        public JobSession claim(JobClaim claim) {
          try {
            return inner.claim(claim);
          } catch (ClaimException e) {
            opened().forEach(store -> ((Forwarding) store).crash());
            return inner.claim(claim);
          }
        }
      };
    }
  }

  /** Passes no request on. */
  static final class HearsNoRequests extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        @Override
        public void whenAskedToStop(Consumer<StopRequest> told) {}
      };
    }
  }

  /** Says with each write what it said before. */
  static final class RepeatsRequests extends Sound {
    @Override
    JobSession wrapped(JobSession session, InMemoryIdMap map) {
      return new ForwardingJobSession(session) {
        private Runnable again = () -> {};

        @Override
        public void whenAskedToStop(Consumer<StopRequest> told) {
          super.whenAskedToStop(
              request -> {
                again = () -> told.accept(request);
                told.accept(request);
              });
        }

        @Override
        protected void write(String name, Runnable write) {
          write.run();
          again.run();
        }
      };
    }
  }

  /** Keeps a request with the job, for whoever claims it. */
  static final class KeepsRequestsForTheNext extends Sound {
    private final Map<JobId, StopRequest> kept = new ConcurrentHashMap<>();

    @Override
    Forwarding wrapped(InMemoryIdMap inner) {
      return new Forwarding(inner) {
        @Override
        public Optional<String> requestStop(JobId id, StopRequest.Kind kind) {
          kept.put(id, new StopRequest(kind, "somebody"));
          return inner.requestStop(id, kind);
        }

        @Override
        public JobSession claim(JobClaim claim) {
          return new ForwardingJobSession(inner.claim(claim)) {
            @Override
            public void whenAskedToStop(Consumer<StopRequest> told) {
              Optional.ofNullable(kept.get(id())).ifPresent(told);
              super.whenAskedToStop(told);
            }
          };
        }
      };
    }
  }

  /** Takes every request, though nobody may be there to hear it. */
  static final class AsksTheDead extends Sound {
    @Override
    Forwarding wrapped(InMemoryIdMap inner) {
      return new Forwarding(inner) {
        @Override
        public Optional<String> requestStop(JobId id, StopRequest.Kind kind) {
          return inner.requestStop(id, kind).or(() -> Optional.of("somebody"));
        }
      };
    }
  }

  /** Forgets an abort over a cancel that comes after it. */
  static final class TakesTheLastRequest extends Sound {
    private final Map<JobId, StopRequest.Kind> asked = new ConcurrentHashMap<>();

    @Override
    Forwarding wrapped(InMemoryIdMap inner) {
      return new Forwarding(inner) {
        @Override
        public Optional<String> requestStop(JobId id, StopRequest.Kind kind) {
          asked.put(id, kind);
          return inner.requestStop(id, kind);
        }

        @Override
        public JobSession claim(JobClaim claim) {
          return new ForwardingJobSession(inner.claim(claim)) {
            @Override
            public void whenAskedToStop(Consumer<StopRequest> told) {
              super.whenAskedToStop(
                  request ->
                      told.accept(
                          new StopRequest(asked.getOrDefault(id(), request.kind()), request.by())));
            }
          };
        }
      };
    }
  }

  /** Answers questions to the map wrongly. */
  abstract static class BrokenMap extends Sound {
    abstract List<MapEntry> answer(InMemoryIdMap inner, MapQuery query);

    @Override
    Forwarding wrapped(InMemoryIdMap inner) {
      return new Forwarding(inner) {
        @Override
        public List<MapEntry> matches(MapQuery query) {
          return answer(inner, query);
        }
      };
    }

    static MapQuery withoutLimit(MapQuery query) {
      return new MapQuery(query.csvId(), query.parentCsvId(), query.hosts(), null);
    }
  }

  /** Compares node IDs as text, as Workbench does when it looks for a parent. */
  static final class ComparesNodeIdsAsText extends BrokenMap {
    @Override
    List<MapEntry> answer(InMemoryIdMap inner, MapQuery query) {
      var from = query.fromNodeId() == null ? "" : query.fromNodeId().toString();
      return inner.matches(withoutLimit(query)).stream()
          .filter(entry -> entry.nodeId().compareTo(from) >= 0)
          .toList();
    }
  }

  /** Lets a row without a host match every question, as Workbench does. */
  static final class TakesRowsWithoutHostForAll extends BrokenMap {
    @Override
    List<MapEntry> answer(InMemoryIdMap inner, MapQuery query) {
      var found = new ArrayList<>(inner.matches(query));
      inner.entries(
          entry -> {
            if (query.hosts().contains("") && entry.host() == null && !found.contains(entry)) {
              found.add(entry);
            }
          });
      return found;
    }
  }

  /** Looks row ids up without regard to case. */
  static final class IgnoresCaseInTheMap extends BrokenMap {
    @Override
    List<MapEntry> answer(InMemoryIdMap inner, MapQuery query) {
      var found = new ArrayList<MapEntry>();
      inner.entries(
          entry -> {
            if (entry.csvId().equalsIgnoreCase(query.csvId())) {
              found.add(0, entry);
            }
          });
      found.retainAll(found.stream().filter(entry -> also(inner, query, entry)).toList());
      return found;
    }

    private static boolean also(InMemoryIdMap inner, MapQuery query, MapEntry entry) {
      return inner
          .matches(
              new MapQuery(entry.csvId(), query.parentCsvId(), query.hosts(), query.fromNodeId()))
          .contains(entry);
    }
  }

  /** Gives the oldest of several first. */
  static final class GivesTheOldest extends BrokenMap {
    @Override
    List<MapEntry> answer(InMemoryIdMap inner, MapQuery query) {
      var found = new ArrayList<MapEntry>();
      inner.matches(query).forEach(entry -> found.add(0, entry));
      return found;
    }
  }

  /** Takes a node of any host for the job's. */
  static final class TakesNodesOfAnyHost extends Sound {
    @Override
    Forwarding wrapped(InMemoryIdMap inner) {
      return new Forwarding(inner) {
        @Override
        public Optional<JobId> jobOf(MapEntry entry) {
          return inner.jobOf(
              new MapEntry(
                  entry.configFile(),
                  entry.parentCsvId(),
                  entry.parentNodeId(),
                  entry.csvId(),
                  entry.nodeId(),
                  null));
        }
      };
    }
  }

  /** Takes the first node that was completed for the smallest. */
  static final class TakesAnyNodeForTheFirst extends Sound {
    @Override
    Forwarding wrapped(InMemoryIdMap inner) {
      return new Forwarding(inner) {
        @Override
        public List<JobRecord> jobs() {
          return inner.jobs().stream().map(job -> renamed(job, firstEntry(inner))).toList();
        }
      };
    }

    private static @Nullable String firstEntry(InMemoryIdMap inner) {
      var found = new ArrayList<String>();
      inner.entries(entry -> found.add(entry.nodeId()));
      return found.isEmpty() ? null : found.get(0);
    }

    private static JobRecord renamed(JobRecord job, @Nullable String first) {
      return new JobRecord(
          job.id(),
          job.key(),
          new JobRecord.Definition(job.input(), job.settings(), job.seed(), job.startingNode()),
          new JobRecord.Progress(
              job.state(), job.started(), job.ended(), first, job.rowsDone(), job.rowsNotDone()));
    }
  }
}
