package org.ingestworkbench.islandora.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleSheetTest {
  private static final String SITE = "https://docs.google.com/spreadsheets";

  @ParameterizedTest
  @CsvSource({
    "/d/ID/edit, , /d/ID/export?gid=0&format=csv",
    "/d/ID, , /d/ID/export?gid=0&format=csv",
    "/d/ID/edit?usp=sharing, 7, /d/ID/export?gid=7&format=csv",
    "/d/ID/edit?gid=5#gid=5, , /d/ID/export?gid=5&format=csv",
    "/d/ID/edit#gid=5, 7, /d/ID/export?gid=7&format=csv",
    "/u/1/d/ID/edit#gid=5, , /u/1/d/ID/export?gid=5&format=csv",
    "/d/e/2PACX-x/pubhtml, , /d/e/2PACX-x/pub?output=csv",
    "/d/e/2PACX-x/pub?gid=5&single=true, , /d/e/2PACX-x/pub?gid=5&single=true&output=csv",
  })
  void theAddressOfTheCsvIsMadeOfTheOneInTheBrowser(String path, String gid, String csv) {
    assertThat(GoogleSheet.of(SITE + path, Optional.ofNullable(gid)))
        .contains(new GoogleSheet(SITE + csv));
  }

  @Test
  void otherAddressesAreNoSheets() {
    assertThat(GoogleSheet.of("https://example.org/a.csv", Optional.empty())).isEmpty();
    assertThat(GoogleSheet.of(SITE + "/d/e/x/edit", Optional.empty())).isEmpty();
    assertThat(GoogleSheet.of(SITE + "/", Optional.empty())).isEmpty();
  }
}
