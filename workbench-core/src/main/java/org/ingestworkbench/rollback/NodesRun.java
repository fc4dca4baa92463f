package org.ingestworkbench.rollback;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.operation.Detached;
import org.ingestworkbench.operation.End;
import org.ingestworkbench.operation.JobMoves;
import org.ingestworkbench.operation.ObservedRepository;
import org.ingestworkbench.operation.Operation;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Retry;
import org.jspecify.annotations.Nullable;

/** One run: the nodes, or media, of each job, then those that no job made. */
public final class NodesRun {
  private final NodesParts parts;
  private final List<NodesOfJob> made;
  private final StopSignal signal;
  private final RollbackTally tally;
  private final Retry retry;
  private final RepositoryClient site;
  private final LeftNodes left = new LeftNodes();

  /**
   * @param made what jobs made, the newest job first
   */
  public NodesRun(NodesParts parts, List<NodesOfJob> made, StopSignal signal) {
    this.parts = parts;
    this.made = made;
    this.signal = signal;
    this.tally = new RollbackTally(parts.listener());
    this.retry = parts.timing().retry(signal, tally, parts.repository());
    this.site = ObservedRepository.of(parts.repository(), tally, parts.timing().clock());
  }

  /** Runs to the end, or to where it stops. */
  public RollbackResult run() {
    var others = new LinkedHashSet<>(parts.ids());
    for (var part : made) {
      others.removeAll(part.ids());
      left.later(parts.media() ? List.of() : views(others));
      var report = ofJob(part);
      if (!report.end().stopped().isEmpty()) {
        return report(report.end().stopped(), report.end().fault());
      }
    }
    left.later(List.of());
    parts.others(left, node -> retry.ask(() -> site.look(node)));
    return rest(parts.ids().stream().filter(others::contains).toList());
  }

  /** Any of them may be the child of a node that goes before it, where children are not told. */
  private List<Supplier<Optional<NodeView>>> views(Collection<String> others) {
    return others.stream()
        .map(EntityRef::node)
        .<Supplier<Optional<NodeView>>>map(node -> () -> retry.ask(() -> site.look(node)))
        .toList();
  }

  private RollbackResult ofJob(NodesOfJob part) {
    var job = parts.ofJob(part, site, left, tally);
    var frame = job.frame(signal);
    return frame.claimed(new RollbackRun(job, new RollbackTarget(job), signal, frame));
  }

  private RollbackResult rest(List<String> others) {
    var list = new NodeList(site, retry, tally, parts.what(), left);
    if (Detached.run(signal, () -> ended(list, others)).isEmpty()) {
      tally.close();
    }
    return report(signal.words("rollback"), signal.cause());
  }

  private boolean ended(NodeList list, List<String> others) {
    try {
      if (list.run(others)) {
        signal.cameTooLate();
      }
    } catch (RuntimeException e) {
      signal.fault(e);
    }
    return true;
  }

  private RollbackResult report(String stopped, @Nullable Throwable fault) {
    boolean complete = stopped.isEmpty() && !tally.hindered();
    var state = JobMoves.after(Operation.ROLLBACK, End.of(signal.stop(), complete));
    return tally.result(null, false, new RollbackResult.End(state, stopped, fault));
  }
}
