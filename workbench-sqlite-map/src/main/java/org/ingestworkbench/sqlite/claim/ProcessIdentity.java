package org.ingestworkbench.sqlite.claim;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that holds a claim.
 *
 * @param host name of the machine
 * @param boot tells one boot of it from another, and one container from another; empty where the
 *     system does not say
 * @param pid number of the process
 * @param start when the process was started
 */
public record ProcessIdentity(String host, String boot, long pid, Instant start) {

  /** Two readings of one start differ by what the system's clock was set meanwhile. */
  private static final Duration SAME_START = Duration.ofSeconds(2);

  public static ProcessIdentity current() {
    var process = ProcessHandle.current();
    var start = process.info().startInstant().orElse(Instant.EPOCH);
    return new ProcessIdentity(hostName(), thisBoot(), process.pid(), start);
  }

  /** Whether the other's process would be seen from here. */
  boolean sees(ProcessIdentity other) {
    return host.equals(other.host) && boot.equals(other.boot);
  }

  /**
   * Whether this machine, which is that of the process, surely still runs it: a process of its
   * number that was started when it was.
   */
  public boolean runs() {
    return numbered()
        .filter(process -> process.info().startInstant().map(this::isStart).orElse(true))
        .isPresent();
  }

  /**
   * Whether this machine surely runs it no more: no process has its number. One that has it and was
   * started at another time may be another one; but the system tells a start by its clock of today,
   * so it may as well be the same after the clock was set.
   */
  public boolean gone() {
    return numbered().isEmpty();
  }

  /**
   * A process that was killed and that its parent has not fetched yet has its number still, but it
   * runs no more. Such ones stay for ever in a container whose first process fetches none.
   */
  private Optional<ProcessHandle> numbered() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> !isZombie());
  }

  /** The state stands behind the name of the program, which may have any characters. */
  private boolean isZombie() {
    var stat = systemWord("/proc/" + pid + "/stat");
    int name = stat.lastIndexOf(") ");
    return name >= 0 && (stat.startsWith("Z", name + 2) || stat.startsWith("X", name + 2));
  }

  private boolean isStart(Instant found) {
    return Duration.between(start, found).abs().compareTo(SAME_START) <= 0;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "localhost (" + e + ")";
    }
  }

  private static String thisBoot() {
    return systemWord("/proc/sys/kernel/random/boot_id") + systemLink("/proc/self/ns/pid");
  }

  private static String systemWord(String path) {
    try {
      return Files.exists(Path.of(path)) ? Files.readString(Path.of(path)).trim() : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Processes of two containers do not see each other, though they share a boot. */
  private static String systemLink(String path) {
    try {
      return " " + Files.readSymbolicLink(Path.of(path));
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  @Override
  public String toString() {
    return "process " + pid + " on " + host;
  }
}
