package org.ingestworkbench.sqlite.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LockHoldersTest {

  @Test
  void whoHoldsALockIsReadFromTheSystem() {
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    var lines =
        List.of(
            "1: POSIX  ADVISORY  WRITE " + parent + " fd:01:4711 1073741824 1073742335",
            "2: POSIX  ADVISORY  READ " + ProcessHandle.current().pid() + " fd:01:4711 0 EOF",
            "3: POSIX  ADVISORY  READ 1 fd:01:14711 0 EOF");
    assertThat(LockHolders.holders(lines, 4711L))
        .startsWith("process " + parent)
        .doesNotContain(",");
  }
}
