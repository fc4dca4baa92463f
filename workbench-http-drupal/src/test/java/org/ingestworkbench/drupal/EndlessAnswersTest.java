package org.ingestworkbench.drupal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import org.ingestworkbench.drupal.EndlessSite.Said;
import org.ingestworkbench.drupal.request.AnswerBody;
import org.ingestworkbench.drupal.request.BodyLimit;
import org.ingestworkbench.drupal.request.Http;
import org.ingestworkbench.drupal.request.HttpAnswer;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of any length, and texts that are hard to look through. */
class EndlessAnswersTest {

  private static final long GIGABYTE = 1L << 30;

  /** What two sockets, the client and the writer may hold of what nothing has read. */
  private static final long ON_THE_WAY = 16L << 20;

  private static final Said NO_LOGIN =
      Said.json(404, "{\"message\":\"No route found\"}", " ", 0, "");

  private static DrupalClient client(EndlessSite site) {
    return DrupalClient.connect(site.uri(), Credentials.of("admin", "password"));
  }

  private static Http http(EndlessSite site) {
    return new DrupalClientBuilder(site.uri()).http();
  }

  private static EndlessSite site(String request, Said said) throws IOException {
    return new EndlessSite(asked -> asked.startsWith(request) ? said : NO_LOGIN);
  }

  @Test
  void aNodeOfAGigabyteIsUnknownAndNotRead() throws IOException {
    var endless = Said.json(201, "{\"nid\":[{\"value\":1}],\"x\":[", "[],", GIGABYTE / 3, "[]]}");
    try (var site = site("POST /node", endless);
        var client = client(site)) {
      var refusal =
          catchThrowableOfType(RepositoryException.class, () -> client.create(Drafts.node()));
      assertThat(refusal).hasMessageContaining("POST /node with more than 8192 KiB");
      assertThat(refusal.effect()).isEqualTo(Effect.UNKNOWN);
      assertThat(refusal.scope()).isEqualTo(Scope.ROW);
      assertThat(refusal.retryable()).isTrue();
      assertThat(site.sent()).isLessThan(BodyLimit.ENTITY.bytes() + ON_THE_WAY);
    }
  }

  @Test
  void aPageOfObjectsOfAGigabyteHasNoEffect() throws IOException {
    var endless = Said.json(200, "{\"data\":[", "{},", GIGABYTE / 3, "{}]}");
    try (var site = site("GET /jsonapi", endless);
        var client = client(site)) {
      var refusal =
          catchThrowableOfType(RepositoryException.class, () -> client.find(Drafts.node()));
      assertThat(refusal).hasMessageContaining("GET /jsonapi");
      assertThat(refusal.effect()).isEqualTo(Effect.NONE);
      assertThat(site.sent()).isLessThan(3L * (BodyLimit.LIST.bytes() + ON_THE_WAY));
    }
  }

  @ParameterizedTest
  @EnumSource(BodyLimit.class)
  void eachKindOfAnswerHasABound(BodyLimit bound) throws IOException {
    var call =
        switch (bound) {
          case ERROR, ENTITY -> HttpCall.get(Resource.NODE, "/x");
          case SESSION -> HttpCall.get(Resource.PAGE, "/x");
          case LIST -> HttpCall.get(Resource.JSON_API, "/x");
          case DEFINITION -> HttpCall.get(Resource.FIELD_CONFIG, "/x");
        };
    int status = bound == BodyLimit.ERROR ? 500 : 200;
    try (var site = site("GET /x", Said.page(status, "blah ", GIGABYTE / 5))) {
      if (bound == BodyLimit.ERROR) {
        var answer = http(site).send(call);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body().whole()).isFalse();
        assertThat(answer.message()).startsWith("blah blah").hasSizeLessThan(700);
      } else {
        assertThatThrownBy(() -> http(site).send(call))
            .isInstanceOf(RepositoryException.class)
            .hasMessageContaining("more than " + bound.bytes() / 1024 + " KiB");
      }
      assertThat(site.sent()).isLessThan(bound.bytes() + ON_THE_WAY);
    }
  }

  @Test
  void anAnswerAsLongAsItsBoundIsRead() throws IOException {
    int bound = BodyLimit.SESSION.bytes();
    try (var site = site("GET /x", Said.page(200, "x", bound))) {
      assertThat(http(site).send(HttpCall.get(Resource.PAGE, "/x")).body())
          .hasToString(bound + " bytes");
    }
  }

  private static HttpAnswer answer(int status, String text) {
    return new HttpAnswer(
        status, HttpHeaders.of(Map.of(), (name, value) -> true), AnswerBody.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "<title>", "<", "\n", " \n", "<a", "{\"a\":", "[", "[{},", "\"", "\\"})
  void aTextThatIsHardToLookThroughTakesNoTime(String piece) {
    for (var start : new String[] {"", "{\"message\":\"", "[", "x"}) {
      for (var end : new String[] {"", "x", "\"}", "</title>", "]"}) {
        var answer = answer(500, start + piece.repeat(400_000 / piece.length()) + end);
        var began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(answer.message()).hasSizeLessThan(700);
        var took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
        assertThat(Duration.ofNanos(took))
            .as("%s, 400,000 bytes of %s, %s", start, piece, end)
            .isLessThan(Duration.ofSeconds(1));
      }
    }
  }

  @Test
  void moreValuesThanAnythingHasUseForAreNoJson() {
    assertThat(answer(200, "[" + "{},".repeat(1_000_000) + "{}]").json()).isEmpty();
    assertThat(answer(200, "[" + "{},".repeat(1_000) + "{}]").json()).isPresent();
    assertThat(answer(200, "[".repeat(100_000)).json()).isEmpty();
  }

  @Test
  void whatASiteSaysIsToldAsBefore() {
    assertThat(answer(422, "{\"message\":\"One.\\r\\n  Two.\\n\"}").message())
        .isEqualTo("One.; Two.");
    assertThat(answer(422, "{\"errors\":[{\"detail\":\"No.\"}]}").message()).isEqualTo("No.");
    assertThat(answer(502, "<html><TITLE>502 Bad\n Gateway</Title><p>x").message())
        .isEqualTo("502 Bad; Gateway");
    assertThat(answer(502, "<p>Bad <b>gateway</b></p>").message()).isEqualTo("Bad  gateway");
    assertThat(answer(502, "a < b").message()).isEqualTo("a < b");
    assertThat(answer(502, "x".repeat(601)).message()).isEqualTo("x".repeat(600) + "\u2026");
    assertThat(answer(502, "").message()).isEmpty();
  }
}
