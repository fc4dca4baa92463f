package org.ingestworkbench.sqlite;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;

/**
 * A program that makes rows and halts: inside a transaction, between two, or at any time with four
 * threads at work; or one that ends well after 100 rows of another job. It prints what the store
 * acknowledged.
 */
final class CrashingChild {
  private final Path file;
  private final String way;
  private final int when;

  private CrashingChild(Path file, String way, int when) {
    this.file = file;
    this.way = way;
    this.when = when;
  }

  /** Arguments: map, way to die, when, number of the run. */
  public static void main(String[] args) {
    var child = new CrashingChild(Path.of(args[0]), args[1], Integer.parseInt(args[2]));
    int run = Integer.parseInt(args[3]);
    if (args[1].equals("well")) {
      child.end(run);
    } else {
      child.run(run);
    }
  }

  private void end(int number) {
    try (var map = SqliteIdMap.open(file);
        var session = map.claim(Sample.start(new JobId(new UUID(7, number))))) {
      work(session, number, 900);
      session.end(JobState.FINISHED);
    }
  }

  private void run(int number) {
    var map = SqliteIdMap.at(file).clock(way.equals("inside") ? new LastHour(when) : utc()).open();
    var session = map.claim(number == 0 ? Sample.start(Sample.JOB) : Sample.resume(Sample.JOB));
    if (way.equals("threads")) {
      for (int thread = 0; thread < 4; thread++) {
        int offset = thread * 1_000;
        new Thread(() -> work(session, number, offset)).start();
      }
      work(session, number, 4_000);
    } else {
      work(session, number, 0);
    }
  }

  private final AtomicInteger acknowledged = new AtomicInteger();

  private void work(JobSession session, int number, int offset) {
    for (int i = offset; i < offset + 1_000 - offset % 1_000; i++) {
      var row = number + "-" + i;
      Sample.begin(session, row);
      say("begun " + row);
      Sample.complete(session, row, String.valueOf(100_000 * number + i + 1));
      say("complete " + row);
    }
  }

  private void say(String fact) {
    System.out.println(fact);
    if (!way.equals("inside") && !way.equals("well") && acknowledged.incrementAndGet() >= when) {
      Runtime.getRuntime().halt(9);
    }
  }

  private static Clock utc() {
    return Clock.fixed(Instant.parse("2026-11-22T05:12:53Z"), ZoneOffset.UTC);
  }

  /** A clock that halts the program; the store asks it inside a transaction. */
  private static final class LastHour extends Clock {
    private final AtomicInteger left;

    LastHour(int left) {
      this.left = new AtomicInteger(left);
    }

    @Override
    public Instant instant() {
      if (left.decrementAndGet() <= 0) {
        Runtime.getRuntime().halt(9);
      }
      return Instant.parse("2026-11-22T05:12:53Z");
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
