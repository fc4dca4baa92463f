package org.ingestworkbench.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.ZoneOffset;
import org.ingestworkbench.model.Advice;
import org.junit.jupiter.api.Test;

class LogLayoutTest {

  @Test
  void aMessageHasTheCommandsWordsAndAStackTraceThoseOfTheCode() {
    var advised = "Set " + Advice.FORCE.words() + " now.";
    var logger = new LoggerContext().getLogger("any");
    var fault = new IllegalStateException(advised);
    var event = new LoggingEvent("any", logger, Level.ERROR, advised, fault, null);

    assertThat(new LogLayout(ZoneOffset.UTC).doLayout(event))
        .containsSubsequence(
            " - ERROR - Set --force now.",
            "\tjava.lang.IllegalStateException: Set RollbackOptions.force now.",
            "\tat org.ingestworkbench.cli.log.LogLayoutTest.");
  }
}
