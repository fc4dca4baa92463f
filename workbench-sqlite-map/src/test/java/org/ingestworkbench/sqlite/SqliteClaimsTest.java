package org.ingestworkbench.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.sqlite.Sample.JOB;
import static org.ingestworkbench.sqlite.Sample.make;
import static org.ingestworkbench.sqlite.Sample.resume;
import static org.ingestworkbench.sqlite.Sample.start;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ingestworkbench.sqlite.claim.Heartbeat;
import org.ingestworkbench.sqlite.claim.MonotonicClock;
import org.ingestworkbench.sqlite.claim.ProcessIdentity;
import org.ingestworkbench.sqlite.claim.Processes;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.StopRequest;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceStart;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteClaimsTest {
  private final FakeProcesses processes = new FakeProcesses();
  private final ManualHeart heart = new ManualHeart();
  private final List<SqliteIdMap> opened = new ArrayList<>();
  private final List<SqliteWorkflowStore> workflows = new ArrayList<>();
  private static final InstanceId INSTANCE = new InstanceId(new UUID(1, 2));
  private Runnable eachSecond = () -> {};
  private int seconds;

  @TempDir Path directory;

  /** Beats when it is told to. */
  private static final class ManualHeart implements Heartbeat {
    private Runnable beat = () -> {};

    @Override
    public void start(Runnable what) {
      beat = what;
    }

    @Override
    public void close() {}
  }

  /** Time that passes as fast as it is waited for. */
  private final class Hourglass implements MonotonicClock {
    @Override
    public long nanos() {
      return Duration.ofSeconds(seconds).toNanos();
    }

    @Override
    public void pause(Duration time) {
      seconds += (int) time.toSeconds();
      eachSecond.run();
    }
  }

  private SqliteIdMap open(Processes process) {
    return open(process, Heartbeat.real());
  }

  private SqliteIdMap open(Processes process, Heartbeat itsHeart) {
    var map =
        SqliteIdMap.at(directory.resolve("map.db"))
            .clock(Clock.fixed(Instant.parse("2026-11-22T05:12:53Z"), ZoneOffset.UTC))
            .processes(process)
            .monotonicClock(new Hourglass())
            .heartbeat(itsHeart)
            .open();
    opened.add(map);
    return map;
  }

  @AfterEach
  void close() {
    opened.forEach(SqliteIdMap::close);
    workflows.forEach(SqliteWorkflowStore::close);
  }

  @Test
  void aHolderOfThisMachineIsNamedAtOnce() {
    var holder = processes.next();
    open(holder).claim(start(JOB));
    assertThatThrownBy(() -> open(processes.next()).claim(resume(JOB)))
        .isInstanceOf(ClaimException.class)
        .hasMessageContaining(
            "process " + holder.me().pid() + " on here, since 2026-11-22T05:12:53Z");
    assertThat(seconds).isZero();
  }

  @Test
  void aDeadHolderOfThisMachineIsTakenOverAtOnce() {
    var holder = processes.next();
    var sleeper = open(holder).claim(start(JOB));
    processes.kill(holder);
    var heir = processes.next();
    open(heir).claim(resume(JOB));
    assertThat(seconds).isZero();
    assertThatThrownBy(() -> make(sleeper, "1", "1"))
        .isInstanceOf(ClaimException.class)
        .hasMessageContaining("was taken over by process " + heir.me().pid());
  }

  @Test
  void aHolderElsewhereWhoseBeatStandsStillForAMinuteIsTakenOver() {
    open(processes.next("there", "boot-1")).claim(start(JOB));
    make(open(processes.next()).claim(resume(JOB)), "1", "1");
    assertThat(seconds).isEqualTo(60);
  }

  @Test
  void aJobWhoseHolderDiedWithTheMachineIsForgottenAfterAMinute() {
    open(processes.next("here", "boot-0")).claim(start(JOB));
    var map = open(processes.next());

    map.forget(JOB);

    assertThat(map.jobs()).isEmpty();
    assertThat(seconds).isEqualTo(60);
  }

  @Test
  void aJobThatALivingProcessHoldsIsNotForgotten() {
    var holder = processes.next();
    var session = open(holder).claim(start(JOB));
    var map = open(processes.next());

    assertThatThrownBy(() -> map.forget(JOB))
        .isInstanceOf(ClaimException.class)
        .hasMessage(
            "Job "
                + JOB
                + " is held by process "
                + holder.me().pid()
                + " on here, since 2026-11-22T05:12:53Z. Stop it first.");
    make(session, "1", "1");
  }

  @Test
  void aHolderElsewhereThatBeatsIsLeftAlone() {
    var holder = processes.next("there", "boot-1");
    var session = open(holder, heart).claim(start(JOB));
    eachSecond =
        () -> {
          if (seconds == 59) {
            heart.beat.run();
          }
        };
    assertThatThrownBy(() -> open(processes.next()).claim(resume(JOB)))
        .isInstanceOf(ClaimException.class)
        .hasMessageContaining("process " + holder.me().pid() + " on there");
    make(session, "1", "1");
  }

  /** The system tells the start of every process anew, by its clock of today. */
  @Test
  void aHolderOfThisMachineThatBeatsKeepsItsJobWhenTheClockIsSet() {
    var holder = Processes.real();
    var session = open(holder, heart).claim(start(JOB));
    eachSecond =
        () -> {
          if (seconds == 10) {
            heart.beat.run();
          }
        };
    assertThatThrownBy(() -> open(anHourLater(holder)).claim(resume(JOB)))
        .isInstanceOf(ClaimException.class)
        .hasMessageContaining("process " + holder.me().pid());
    make(session, "1", "1");
  }

  @Test
  void aNumberThatAnotherProcessOfThisMachineHasNowIsWatchedForAMinute() {
    var holder = Processes.real();
    open(holder, heart).claim(start(JOB));
    make(open(anHourLater(holder)).claim(resume(JOB)), "1", "1");
    assertThat(seconds).isEqualTo(60);
  }

  /** As a process sees the others that was started after the clock was set. */
  private static Processes anHourLater(Processes holder) {
    var me = holder.me();
    UnaryOperator<ProcessIdentity> told =
        other ->
            new ProcessIdentity(
                other.host(), other.boot(), other.pid(), other.start().minusSeconds(3600));
    return new Processes(
        new ProcessIdentity(me.host(), me.boot(), me.pid() + 1, me.start()),
        other -> told.apply(other).runs(),
        other -> told.apply(other).gone());
  }

  @Test
  void aHolderElsewhereThatLetsGoIsNotWaitedFor() {
    var session = open(processes.next("there", "boot-1")).claim(start(JOB));
    eachSecond =
        () -> {
          if (seconds == 5) {
            session.close();
          }
        };
    make(open(processes.next()).claim(resume(JOB)), "1", "1");
    assertThat(seconds).isEqualTo(5);
  }

  @Test
  void aProcessBeforeTheLastBootIsWatchedToo() {
    open(processes.next("here", "boot-0")).claim(start(JOB));
    open(processes.next()).claim(resume(JOB));
    assertThat(seconds).isEqualTo(60);
  }

  @Test
  void whoIsInterruptedWhileWatchingGivesUpAndStaysInterrupted() {
    open(processes.next("there", "boot-1")).claim(start(JOB));
    var map = SqliteIdMap.at(directory.resolve("map.db")).processes(processes.next()).open();
    opened.add(map);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> map.claim(resume(JOB))).isInstanceOf(ClaimException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aBeatAfterATakeoverIsTheSleepersLast() {
    var holder = processes.next();
    open(holder, heart).claim(start(JOB));
    processes.kill(holder);
    var heir = open(processes.next()).claim(resume(JOB));
    heart.beat.run();
    heart.beat.run();
    make(heir, "1", "1");
  }

  @Test
  void aHolderThatWritesNothingHearsOfARequestWithItsNextBeat() {
    var heard = new ArrayList<StopRequest>();
    open(processes.next("there", "boot-1"), heart).claim(start(JOB)).whenAskedToStop(heard::add);
    var asker = processes.next();
    assertThat(open(asker).requestStop(JOB, StopRequest.Kind.CANCEL))
        .get()
        .asString()
        .contains("on there, since 2026-11-22T05:12:53Z");
    assertThat(heard).isEmpty();
    heart.beat.run();
    heart.beat.run();
    assertThat(heard)
        .containsExactly(new StopRequest(StopRequest.Kind.CANCEL, asker.me().toString()));
  }

  @Test
  void aConsumerThatThrowsDoesNotEndTheBeat() {
    var holder = processes.next("there", "boot-1");
    open(holder, heart)
        .claim(start(JOB))
        .whenAskedToStop(
            request -> {
              throw new IllegalArgumentException("a listener's fault");
            });
    assertThat(open(processes.next()).requestStop(JOB, StopRequest.Kind.CANCEL)).isPresent();
    heart.beat.run();
    assertThat(seconds).isZero();
  }

  @Test
  void thisProcessRunsAndOneWithAnotherStartDoesNot() {
    var me = ProcessIdentity.current();
    assertThat(me.runs()).isTrue();
    assertThat(ProcessIdentity.current()).isEqualTo(me);
    var before = new ProcessIdentity(me.host(), me.boot(), me.pid(), me.start().minusSeconds(60));
    assertThat(before.runs()).isFalse();
    assertThat(new ProcessIdentity(me.host(), me.boot(), 1L << 40, me.start()).runs()).isFalse();
  }

  @Test
  void anInstanceElsewhereIsFreeWhenItWasSeenToStandStillForAMinute() {
    var store = openWorkflows(processes.next("there", "boot-1"), heart);
    store.start(instance(), List.of());
    var standby = openWorkflows(processes.next(), Heartbeat.real());
    assertThat(standby.claimIfFree(INSTANCE)).isEmpty();
    seconds = 59;
    assertThat(standby.claimIfFree(INSTANCE)).isEmpty();
    heart.beat.run();
    seconds = 61;
    assertThat(standby.claimIfFree(INSTANCE)).isEmpty();
    seconds = 121;
    assertThat(standby.claimIfFree(INSTANCE)).isPresent();
  }

  private SqliteWorkflowStore openWorkflows(Processes process, Heartbeat itsHeart) {
    var store =
        SqliteIdMap.at(directory.resolve("map.db"))
            .processes(process)
            .monotonicClock(new Hourglass())
            .heartbeat(itsHeart)
            .openWorkflows();
    workflows.add(store);
    return store;
  }

  private static InstanceRecord instance() {
    return new InstanceRecord(
        new InstanceStart(INSTANCE, "w", "", true, Instant.EPOCH, Map.of()),
        InstanceStatus.RUNNING,
        0,
        null,
        Map.of(),
        Map.of(),
        List.of(),
        "");
  }
}
