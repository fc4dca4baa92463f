package org.ingestworkbench.plan.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EdtfDatePropertyTest {

  @Property(tries = 1000)
  void everyDayOfTheCalendarIsADate(@ForAll @IntRange(min = 0, max = 3_652_058) int day) {
    assertThat(EdtfDate.valid(LocalDate.of(1, 1, 1).plusDays(day).toString())).isTrue();
  }

  @Property(tries = 1000)
  void noOtherDayIs(
      @ForAll @IntRange(min = 1, max = 9999) int year,
      @ForAll @IntRange(min = 1, max = 12) int month,
      @ForAll @IntRange(min = 1, max = 40) int day) {
    boolean there = day <= YearMonth.of(year, month).lengthOfMonth();
    var text = String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    assertThat(EdtfDate.valid(text)).isEqualTo(there);
  }

  @Property(tries = 1000)
  void noTextMakesItFail(@ForAll String text) {
    assertThat(EdtfDate.valid(text + "/" + text)).isIn(true, false);
  }
}
