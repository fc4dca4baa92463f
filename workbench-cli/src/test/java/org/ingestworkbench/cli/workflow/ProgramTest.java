package org.ingestworkbench.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
  @TempDir Path directory;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  private Program start(String script) throws IOException {
    var builder = new ProcessBuilder("sh", "-c", script).directory(directory.toFile());
    return Program.start(builder, said::add);
  }

  private String nextLine() throws InterruptedException {
    var line = said.poll(120, TimeUnit.SECONDS);
    assertThat(line).as("a further line").isNotNull();
    return line;
  }

  /** Waits on a thread of its own, which the test may interrupt. */
  private static final class Waiting {
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final Thread thread;

    Waiting(Program program) {
      thread = new Thread(() -> await(program));
      thread.start();
    }

    private void await(Program program) {
      try {
        end.complete("exit code " + program.await());
      } catch (InterruptedException e) {
        end.complete("interrupted");
      }
    }

    String end() {
      return end.orTimeout(120, TimeUnit.SECONDS).join();
    }
  }

  @Test
  void itsLinesAndItsExitCodeAreToldOf() throws Exception {
    assertThat(start("echo one; echo two >&2; exit 7").await()).isEqualTo(7);
    assertThat(said).containsExactly("one", "two");
  }

  @Test
  void aSilentOneIsStoppedWithWhatItStarted() throws Exception {
    var waiting = new Waiting(start("sleep 600 & echo $!; wait"));
    var child = ProcessHandle.of(Long.parseLong(nextLine())).orElseThrow();
    waiting.thread.interrupt();

    assertThat(waiting.end()).isEqualTo("interrupted");
    child.onExit().get(120, TimeUnit.SECONDS);
  }

  @Test
  void aShellThatIsStoppedDoesNotGoOnWithItsNextLine() throws Exception {
    var waiting = new Waiting(start("echo there; sleep 600; touch further"));
    nextLine();
    waiting.thread.interrupt();

    assertThat(waiting.end()).isEqualTo("interrupted");
    assertThat(directory.resolve("further")).doesNotExist();
  }

  @Test
  void oneThatDoesNotWantToEndIsKilledByASecondInterrupt() throws Exception {
    var waiting = new Waiting(start("trap 'echo no' TERM; echo $$; while :; do sleep 0.05; done"));
    var stubborn = ProcessHandle.of(Long.parseLong(nextLine())).orElseThrow();
    waiting.thread.interrupt();
    while (!nextLine().equals("no")) {
      assertThat(stubborn.isAlive()).isTrue();
    }
    waiting.thread.interrupt();

    assertThat(waiting.end()).isEqualTo("interrupted");
    stubborn.onExit().get(120, TimeUnit.SECONDS);
  }

  @Test
  void whatAStubbornShellStartsAfterItWasAskedToEndIsKilledToo() throws Exception {
    var steps = "trap : TERM; echo there; sleep 600; sleep 600 & echo $!; while :; do wait; done";
    var waiting = new Waiting(start(steps));
    nextLine();
    waiting.thread.interrupt();
    var next = ProcessHandle.of(Long.parseLong(lastOf(nextLine()))).orElseThrow();
    waiting.thread.interrupt();

    assertThat(waiting.end()).isEqualTo("interrupted");
    next.onExit().get(120, TimeUnit.SECONDS);
  }

  /** A shell may say first that its program was terminated. */
  private String lastOf(String line) throws InterruptedException {
    return line.matches("\\d+") ? line : lastOf(nextLine());
  }

  @Test
  void whatItLeavesInTheBackgroundIsNotWaitedFor() throws Exception {
    var program = start("sleep 600 & echo $! > pid");
    assertThat(program.await()).isZero();
    var left = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
    assertThat(ProcessHandle.of(left).map(ProcessHandle::destroy)).contains(true);
  }
}
