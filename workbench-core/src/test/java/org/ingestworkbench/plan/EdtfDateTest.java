package org.ingestworkbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfDateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Level 0
        "1985",
        "0000",
        "1985-04",
        "1985-04-12",
        "2004-02-29",
        "2000-02-29",
        "1985-04-12T23:20:30",
        "1985-04-12T23:20:30Z",
        "1985-04-12T23:20:30-04",
        "1985-04-12T23:20:30+04:30",
        "1964/2008",
        "2004-06/2006-08",
        "2004-02-01/2005-02-08",
        "2004-02-01/2005",
        "2005/2006-02",
        // Level 1
        "Y170000002",
        "Y-170000002",
        "2001-21",
        "2001-24",
        "1984?",
        "2004-06~",
        "2004-06-11%",
        "201X",
        "20XX",
        "2004-XX",
        "1985-04-XX",
        "1985-XX-XX",
        "1985-04-12/..",
        "1985-04/..",
        "1985/..",
        "../1985-04-12",
        "../1985",
        "1985-04-12/",
        "1985/",
        "/1985-04-12",
        "/1985",
        "1984~/2004-06",
        "2004-06-01%/2004-06-20?",
        "-1985",
        "-1985-04",
        // Level 2
        "Y-17E7",
        "Y17E7",
        "1950S2",
        "Y171010000S3",
        "Y3388E2S3",
        "-1859S2",
        "2001-34",
        "2001-41",
        "[1667,1668,1670..1672]",
        "[..1760-12-03]",
        "[1760-12..]",
        "[1760-01,1760-02,1760-12..]",
        "[1667, 1760-12]",
        "{1667,1668,1670..1672}",
        "{1960,1961-12}",
        "{..1984}",
        "2004-06-11%",
        "2004-06~-11",
        "2004?-06-11",
        "?2004-06-~11",
        "2004-%06-11",
        "156X-12-25",
        "15XX-12-25",
        "XXXX-12-XX",
        "1XXX-XX",
        "1XXX-12",
        "1984-1X",
        "2004-06-~01/2004-06-~20",
        "2004-06-XX/2004-07-03",
        "190X-02-29"
      })
  void isADate(String text) {
    assertThat(EdtfDate.valid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "soon",
        "ca. 1927",
        "1927 ",
        "27",
        "192",
        "19277",
        "1927-5",
        "1927-13",
        "1927-00",
        "1927-20",
        "1927-42",
        "1927-04-31",
        "1927-02-29",
        "1900-02-29",
        "1927-05-00",
        "1927-05-32",
        "1927-21-01",
        "1927-0X-99",
        "1927-XX-32",
        "19270521",
        "21.05.1927",
        "05/21/1927",
        "1927/05/21",
        "1927-05-21T25:00:00Z",
        "1927-02-30T10:00:00Z",
        "1927-05-21T10:00",
        "1927-05-21 10:00:00",
        "1930/1927",
        "1927-06/1927-05",
        "/",
        "../..",
        "/..",
        "1927/1930/1933",
        "1927-05-21T10:00:00Z/1930",
        "[]",
        "{}",
        "[1927",
        "[1927}",
        "[1927,]",
        "[1927,soon]",
        "[1672..1670]",
        "[1927..,1930]",
        "[1927,..1930]",
        "Y1927",
        "Y",
        "Y-",
        "Y17E",
        "Y01234567",
        "-0000",
        "1950S",
        "1950S0",
        "1950S2-04",
        "1927??",
        "1927u",
        "192x",
        "unknown",
        "1927-05-21-03"
      })
  void isNoDate(String text) {
    assertThat(EdtfDate.valid(text)).isFalse();
  }

  @Property
  void everyDayOfTheCalendarIsADate(@ForAll @IntRange(min = 0, max = 3_652_058) int day) {
    assertThat(EdtfDate.valid(LocalDate.of(1, 1, 1).plusDays(day).toString())).isTrue();
  }

  @Property
  void noOtherDayIs(
      @ForAll @IntRange(min = 1, max = 9999) int year,
      @ForAll @IntRange(min = 1, max = 12) int month,
      @ForAll @IntRange(min = 1, max = 40) int day) {
    boolean there = day <= java.time.YearMonth.of(year, month).lengthOfMonth();
    var text = String.format(java.util.Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    assertThat(EdtfDate.valid(text)).isEqualTo(there);
  }

  @Property
  void noTextMakesItFail(@ForAll String text) {
    assertThat(EdtfDate.valid(text + "/" + text)).isIn(true, false);
  }
}
