package org.ingestworkbench.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SameErrorBreakerTest {

  private final SameErrorBreaker<String> breaker = new SameErrorBreaker<>();

  private boolean failed(int times, int status) {
    boolean tripped = false;
    for (int i = 0; i < times; i++) {
      tripped = breaker.failed(status + "." + breaker.failed().size(), status);
    }
    return tripped;
  }

  @Test
  void fiveAlikeAreTooMany() {
    assertThat(failed(4, 500)).isFalse();
    assertThat(failed(1, 500)).isTrue();
    assertThat(breaker.failed()).containsExactly("500.0", "500.1", "500.2", "500.3", "500.4");
  }

  @Test
  void anotherStatusBeginsAnew() {
    failed(4, 500);
    assertThat(failed(1, 502)).isFalse();
    assertThat(breaker.failed()).containsExactly("502.4");
  }

  @Test
  void whatWentWellBetweenBeginsAnew() {
    failed(4, 0);
    breaker.wentWell();
    assertThat(failed(4, 0)).isFalse();
  }

  @Test
  void oneThatFailsTwiceIsOne() {
    for (int i = 0; i < 5; i++) {
      assertThat(breaker.failed("same", 500)).isFalse();
    }
  }

  @Test
  void fiveStayTogetherWhateverComesAfterThem() {
    failed(5, 500);
    breaker.wentWell();
    assertThat(breaker.failed("another", 403)).isFalse();
    assertThat(breaker.failed()).hasSize(5).doesNotContain("another");
    assertThat(breaker.failed("sixth", 500)).isTrue();
    assertThat(breaker.failed()).hasSize(6);
  }
}
