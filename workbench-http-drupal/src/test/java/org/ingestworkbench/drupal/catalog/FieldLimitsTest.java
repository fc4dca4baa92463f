package org.ingestworkbench.drupal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldLimitsTest {

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  @ParameterizedTest
  @CsvSource({
    "512, 512",
    "4 bytes, 4",
    "512K, 524288",
    "2 MB, 2097152",
    "1.5 kb, 1536",
    "1 GB, 1073741824",
    "'', -1",
    "1 TB, -1",
    "much, -1",
    "0, -1"
  })
  void theSizeOfAFileIsReadAsPeopleWriteIt(String size, long bytes) throws IOException {
    assertThat(FieldLimits.fileSize(json("{\"settings\":{\"max_filesize\":\"" + size + "\"}}")))
        .isEqualTo(bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "integer, '{\"min\":1,\"max\":null}', '{\"unsigned\":false,\"size\":\"normal\"}', 1, 2147483647",
    "integer, '{\"min\":\"\",\"max\":\"7\"}', '{\"unsigned\":true,\"size\":\"tiny\"}', 0, 7",
    "integer, '[]', '[]', none, none",
    "integer, '{\"min\":\"few\"}', '{\"size\":\"huge\"}', none, none",
    "decimal, '{\"min\":\"0.5\"}', '{\"precision\":4,\"scale\":1}', 0.5, 999.9"
  })
  void whatIsNotToldLimitsNothing(String type, String field, String storage, String min, String max)
      throws IOException {
    var limits = FieldLimits.of(type, json(field), json(storage));
    assertThat(limits.min() == null ? "none" : limits.min().toPlainString()).isEqualTo(min);
    assertThat(limits.max() == null ? "none" : limits.max().toPlainString()).isEqualTo(max);
  }

  @Test
  void aFieldWithoutSettingsTakesEveryForm() throws IOException {
    assertThat(FieldLimits.of("link", json("[]"), json("[]")).form()).isNull();
    assertThat(FieldLimits.of("datetime", json("[]"), json("[]")).form()).isNull();
  }
}
