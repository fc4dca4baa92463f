package org.ingestworkbench.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StrictReaderTest {

  @Test
  void aRecordBeyondAllReasonEndsTheReading() {
    var reader = reader("x".repeat(100_000), 50_000);

    assertThatThrownBy(() -> reader.transferTo(new StringWriter()))
        .isInstanceOf(StrictReader.RecordTooLong.class)
        .hasMessageContaining("50000");
  }

  @Test
  void manyShortRecordsMayBeLongTogether() throws IOException {
    var reader = reader("x".repeat(100_000), 50_000);
    var buffer = new char[1000];
    int all = 0;
    for (int count = reader.read(buffer, 0, 1000);
        count > 0;
        count = reader.read(buffer, 0, 1000)) {
      all += count;
      reader.recordEnded();
    }

    assertThat(all).isEqualTo(100_000);
  }

  private static StrictReader reader(String text, long longestRecord) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new StrictReader(new ByteArrayInputStream(bytes), longestRecord);
  }
}
