package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FaultsTest {
  private static final String NODES = "/node?_format=json";

  private StandIn site;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
    client = Client.admin(site);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void aLostAnswerLeavesTheNodeMade() {
    site.faults().add(Fault.on("POST", "/node").loseAnswer());

    assertThatThrownBy(() -> client.post(NODES, Client.node("A"))).isInstanceOf(IOException.class);
    assertThat(site.nodes()).hasSize(1);
    assertThat(site.requests().list()).last().extracting(ServedRequest::status).isEqualTo(0);
  }

  @Test
  void aRefusedRequestIsNotWorkedOn() {
    site.faults().add(Fault.on("POST", "/node").refuse());

    assertThatThrownBy(() -> client.post(NODES, Client.node("A"))).isInstanceOf(IOException.class);
    assertThat(site.nodes()).isEmpty();
  }

  @Test
  void onlyTheNthRequestIsHit() throws IOException {
    site.faults().add(Fault.on("POST", "/node").nth(2).answer(503).header("Retry-After", "1"));

    assertThat(client.post(NODES, Client.node("A")).statusCode()).isEqualTo(201);
    HttpResponse<String> hit = client.post(NODES, Client.node("B"));
    assertThat(hit.statusCode()).isEqualTo(503);
    assertThat(hit.headers().firstValue("Retry-After")).contains("1");
    assertThat(client.post(NODES, Client.node("C")).statusCode()).isEqualTo(201);
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("A", "C");
    assertThat(site.faults().fired()).isEqualTo(1);
  }

  @Test
  void theFirstRequestsAreHitAndAnErrorCanHideThatTheWorkWasDone() throws IOException {
    site.faults().add(Fault.on("*", "/node").first(2).answerAfterWork(500));

    assertThat(client.post(NODES, Client.node("A")).statusCode()).isEqualTo(500);
    assertThat(client.post(NODES, Client.node("B")).statusCode()).isEqualTo(500);
    assertThat(client.post(NODES, Client.node("C")).statusCode()).isEqualTo(201);
    assertThat(site.nodes()).hasSize(3);
  }

  @Test
  void aSeedHitsTheSameRequestsEveryTime() {
    assertThat(pattern(new Random(42)))
        .isEqualTo(pattern(new Random(42)))
        .contains("1")
        .contains("0");
  }

  private static String pattern(Random random) {
    Fault fault = Fault.on("*", "/**").random(random, 0.3).refuse();
    StringBuilder hits = new StringBuilder();
    for (int n = 1; n <= 50; n++) {
      hits.append(fault.hits(n) ? '1' : '0');
    }
    return hits.toString();
  }

  @Test
  void aTruncatedAnswerPromisesMoreThanItSends() {
    site.faults().add(Fault.on("POST", "/node").truncate(20));

    assertThatThrownBy(() -> client.post(NODES, Client.node("A"))).isInstanceOf(IOException.class);
    assertThat(site.nodes()).hasSize(1);
  }

  @Test
  void aDrippingAnswerIsWholeInTheEnd() throws IOException {
    site.faults()
        .add(
            Fault.on("GET", "/**")
                .answer(200)
                .body("text/plain", "slow")
                .drip(Duration.ofMillis(1)));

    assertThat(client.get("/node/1").body()).isEqualTo("slow");
  }

  @Test
  void aHangingRequestGoesOnWhenItIsReleased() throws Exception {
    site.faults().add(Fault.on("POST", "/node").hangAfterWork());
    CompletableFuture<Integer> answer = inBackground();

    waitForTheHit();
    assertThat(answer).isNotDone();
    site.faults().clear();
    assertThat(answer.get()).isEqualTo(201);
  }

  @Test
  void aHangingRequestEndsWithTheSite() {
    site.faults().add(Fault.on("POST", "/node").hangBeforeWork());
    CompletableFuture<Integer> answer = inBackground();
    waitForTheHit();
    site.close();

    assertThatThrownBy(answer::get).isInstanceOf(ExecutionException.class);
  }

  private void waitForTheHit() {
    while (site.faults().fired() == 0) {
      Thread.onSpinWait();
    }
  }

  private CompletableFuture<Integer> inBackground() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return client.post(NODES, Client.node("A")).statusCode();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  @Test
  void aLoginPageAndARedirectStandInTheWay() throws IOException {
    site.faults().add(Fault.on("GET", "/node/*").loginPage());
    site.faults()
        .add(Fault.on("GET", "/media/**").redirect(URI.create("https://else.example.org/")));

    assertThat(client.get("/node/1?_format=json").body()).contains("<form");
    assertThat(client.get("/media/1/edit").headers().firstValue("Location"))
        .contains("https://else.example.org/");
  }

  @Test
  void delaysAreWaitedForAndTheWorkIsDone() throws IOException {
    site.faults()
        .add(
            Fault.on("POST", "/node")
                .delayBeforeWork(Duration.ofMillis(1))
                .delayAfterWork(Duration.ofMillis(1)));

    assertThat(client.post(NODES, Client.node("A")).statusCode()).isEqualTo(201);
  }

  @Test
  void aFaultThatDoesNothingIsRefused() {
    assertThatThrownBy(() -> site.faults().add(Fault.on("GET", "/node/*").nth(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("say what goes wrong");
  }

  @Test
  void aHeaderNeedsAnAnswerToStandIn() {
    assertThatThrownBy(() -> Fault.on("GET", "/").header("A", "b"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void faultsAreToldOverHttp() throws IOException {
    client.post(
        "/_standin/faults",
        "{\"method\":\"POST\",\"path\":\"/node\",\"nth\":1,\"answer\":429,"
            + "\"headers\":{\"Retry-After\":\"3\"},\"body\":\"slow down\"}");

    HttpResponse<String> hit = client.post(NODES, Client.node("A"));
    assertThat(hit.statusCode()).isEqualTo(429);
    assertThat(hit.body()).isEqualTo("slow down");
    assertThat(hit.headers().firstValue("Retry-After")).contains("3");
    assertThat(client.delete("/_standin/faults").statusCode()).isEqualTo(200);
    assertThat(site.faults().list()).isEmpty();
  }

  @Test
  void aFaultWithAWordThatIsNoneIsRefusedOverHttp() throws IOException {
    HttpResponse<String> answer = client.post("/_standin/faults", "{\"lose\":true}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("a fault has no \\\"lose\\\"");
  }
}
