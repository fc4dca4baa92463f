package org.ingestworkbench.drupal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A login that is refused because of too many requests, and one because of too many passwords. */
class LimitedLoginTest {

  private static final String LOCKED =
      "{\"message\":\"There have been more than 5 failed login attempts for this account.\"}";

  private StandIn site;
  private DrupalClient client;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
    client = DrupalClient.connect(site.uri(), Credentials.of("admin", "password"));
  }

  @AfterEach
  void stop() {
    client.close();
    site.close();
  }

  private static Fault loginAnswers(int status) {
    return Fault.on("POST", "/user/login").nth(1).answer(status);
  }

  private RepositoryException refused(Fault fault) {
    site.faults().add(fault);
    return catchThrowableOfType(RepositoryException.class, () -> client.create(Drafts.node()));
  }

  /** The session ended in the middle of a run, and something before the site counts requests. */
  @Test
  void aLimitOfRequestsSaysNothingOfThePassword() {
    client.create(Drafts.node());
    site.endSessions();

    var limited = refused(loginAnswers(429).header("Retry-After", "30"));

    assertThat(limited.retryable()).isTrue();
    assertThat(limited.effect()).isEqualTo(Effect.NONE);
    assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(30));
    client.create(Drafts.node());
    assertThat(site.nodes()).hasSize(2);
  }

  @Test
  void soDoesAnAnswerWithoutWords() {
    assertThat(refused(loginAnswers(429)).retryable()).isTrue();
    client.create(Drafts.node());
    assertThat(site.nodes()).hasSize(1);
  }

  @Test
  void whoeverSaysWhenToComeAgainLimitsRequests() {
    var limit = loginAnswers(429).header("Retry-After", "5").body("application/json", LOCKED);
    assertThat(refused(limit).retryable()).isTrue();
  }

  @Test
  void aLockedAccountIsNotTriedAgain() {
    var locked = refused(loginAnswers(429).body("application/json", LOCKED));

    assertThat(locked.retryable()).isFalse();
    assertThat(locked.scope()).isEqualTo(Scope.JOB);
    assertThat(locked).hasMessageContaining("failed login");
    assertThat(catchThrowableOfType(RepositoryException.class, client::verify)).isNotNull();
    assertThat(site.requests().count("POST", "/user/login")).isEqualTo(1);
  }
}
