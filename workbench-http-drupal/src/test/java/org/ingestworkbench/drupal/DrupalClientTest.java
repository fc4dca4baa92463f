package org.ingestworkbench.drupal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ingestworkbench.drupal.entity.LocalFiles;
import org.ingestworkbench.drupal.limits.Limits;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.NodeIdSearch;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.ServedRequest;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrupalClientTest {
  private static final Credentials ADMIN = Credentials.of("admin", "password");

  @TempDir Path folder;
  private StandIn site;
  private DrupalClient client;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().maxUpload(1000).start();
    client = DrupalClient.connect(site.uri(), ADMIN);
  }

  @AfterEach
  void stop() {
    site.faults().release();
    client.close();
    site.close();
  }

  private static RepositoryException thrownBy(ThrowingCallable call) {
    return catchThrowableOfType(RepositoryException.class, call);
  }

  private RepositoryException nodeWith(Fault fault) {
    site.faults().add(fault);
    return thrownBy(() -> client.create(Drafts.node()));
  }

  private EntityRef node() {
    var made = client.create(Drafts.node());
    return EntityRef.node(made.id(), made.uuid());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** The log has a request a moment after its answer was sent. */
  private List<String> served(int expected) {
    while (site.requests().count() < expected) {
      Thread.onSpinWait();
    }
    return served();
  }

  private List<String> served() {
    return site.requests().list().stream().map(ServedRequest::toString).toList();
  }

  @Test
  void buildingAClientMakesNoRequest() {
    assertThat(served()).isEmpty();
  }

  @Test
  void aRowWithAFileIsThreeWritesAndNoReadOnceWarm() throws IOException {
    client.create(Drafts.medium(node(), file("a.txt", "a")));
    served(5);
    site.requests().clear();
    client.create(Drafts.medium(node(), file("b.txt", "b")));
    served(3);
    assertThat(site.requests().list())
        .extracting(ServedRequest::method, ServedRequest::path)
        .containsExactly(
            tuple("POST", "/node"),
            tuple("POST", "/file/upload/media/file/field_media_file"),
            tuple("POST", "/entity/media"));
  }

  @Test
  void theSessionIsUsedWhereItIsTakenAndBasicWhereNot() throws IOException {
    client.create(Drafts.medium(node(), file("a.txt", "a")));
    served(5);
    site.requests().clear();
    client.create(Drafts.medium(node(), file("b.txt", "b")));
    assertThat(site.requests().list())
        .allSatisfy(
            request ->
                assertThat(request.basic()).isEqualTo(request.path().startsWith("/file/upload")))
        .allSatisfy(request -> assertThat(request.cookie()).isNotEqualTo(request.basic()));
  }

  @Test
  void theFileIsNeverSentToLearnTheCredentials() throws IOException {
    client.create(Drafts.medium(node(), file("a.txt", "a")));
    assertThat(site.files()).hasSize(1);
    assertThat(site.requests().count("POST", "/file/upload/**")).isLessThanOrEqualTo(3);
  }

  @Test
  void theStartUpCheckNeedsAtMostSixRequests() {
    var found = client.verify();
    assertThat(found.session()).isTrue();
    assertThat(found.integrationModule()).isNotNull();
    assertThat(found.problem()).isEmpty();
    assertThat(site.requests().count()).isLessThanOrEqualTo(6);
  }

  @Test
  void aWrongPasswordIsSentOnceAndNeverAgain() {
    client = DrupalClient.connect(site.uri(), Credentials.of("admin", "wr0ng-secret"));
    var first = thrownBy(client::verify);
    var second = thrownBy(() -> client.create(Drafts.node()));
    assertThat(first.scope()).isEqualTo(Scope.JOB);
    assertThat(first.remedy()).isEqualTo(Remedy.MEND_AND_RESUME);
    assertThat(first).hasMessageContaining("admin").hasMessageNotContaining("wr0ng-secret");
    assertThat(second.scope()).isEqualTo(Scope.JOB);
    assertThat(served(1)).hasSize(1);
  }

  @Test
  void withoutTheLoginRouteEveryRequestIsSignedWithBasic() {
    site.faults().add(Fault.on("POST", "/user/login").answer(404));
    assertThat(client.verify().session()).isFalse();
    client.create(Drafts.node());
    client.create(Drafts.node());
    assertThat(site.requests().count("POST", "/user/login")).isEqualTo(1);
    assertThat(site.requests().list()).noneMatch(ServedRequest::cookie);
  }

  @Test
  void withoutTheLoginRouteARefusalWithoutReasonStopsTheUseOfThePassword() {
    client = DrupalClient.connect(site.uri(), Credentials.of("admin", "wrong"));
    site.faults().add(Fault.on("POST", "/user/login").answer(403));
    var refused = thrownBy(() -> client.create(Drafts.node()));
    assertThat(refused.scope()).isEqualTo(Scope.JOB);
    assertThat(served(2)).hasSize(2);
    assertThat(thrownBy(() -> client.create(Drafts.node())).scope()).isEqualTo(Scope.JOB);
    assertThat(served()).hasSize(2);
  }

  @Test
  void aSessionThatHasEndedIsRenewedOnceForAllThreads() {
    client.create(Drafts.node());
    served(2);
    site.endSessions();
    site.requests().clear();
    var made =
        List.of(1, 2, 3, 4).stream()
            .map(i -> InThread.supply(() -> client.create(Drafts.node())))
            .toList();
    made.forEach(CompletableFuture::join);
    assertThat(site.requests().count("POST", "/user/login")).isEqualTo(1);
    assertThat(site.nodes()).hasSize(5);
  }

  @Test
  void aPasswordThatWasChangedMeanwhileStopsTheJobAfterOneTry() {
    client.create(Drafts.node());
    served(2);
    site.changePassword("admin", "another");
    site.endSessions();
    site.requests().clear();
    assertThat(thrownBy(() -> client.create(Drafts.node())).scope()).isEqualTo(Scope.JOB);
    served(3);
    assertThat(site.requests().count("POST", "/user/login")).isEqualTo(1);
  }

  @Test
  void anAccountWithoutTheRightIsRefusedForTheRowAlone() {
    client = DrupalClient.connect(site.uri(), Credentials.of("limited", "limited"));
    var refused = thrownBy(() -> client.create(Drafts.node()));
    assertThat(refused.effect()).isEqualTo(Effect.NONE);
    assertThat(refused.scope()).isEqualTo(Scope.ROW);
    assertThat(refused.status()).isEqualTo(403);
  }

  @Test
  void aLostAnswerLeavesTheEffectUnknownAndNothingIsSentTwice() {
    var creation = Drafts.node();
    site.faults().add(Fault.on("POST", "/node").nth(1).loseAnswer());
    var lost = thrownBy(() -> client.create(creation));
    assertThat(lost.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(lost.retryable()).isTrue();
    assertThat(site.nodes()).hasSize(1);
    assertThat(client.find(creation)).isInstanceOf(Finding.Found.class);
  }

  @Test
  void aTruncatedAnswerLeavesTheEffectUnknown() {
    var lost = nodeWith(Fault.on("POST", "/node").truncate(40));
    assertThat(lost.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(site.nodes()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 500, 501, 502, 503, 504, 507, 520, 521, 522, 523, 524, 599})
  void aServersFaultOrAConflictLeavesTheEffectUnknownAndIsTriedAgain(int status) {
    var failed = nodeWith(Fault.on("POST", "/node").answer(status));
    assertThat(failed.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(failed.scope()).isEqualTo(Scope.ROW);
    assertThat(failed.status()).isEqualTo(status);
    assertThat(failed.retryable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 413, 415, 422, 429})
  void aRefusalHasNoEffect(int status) {
    assertThat(nodeWith(Fault.on("POST", "/node").answer(status)).effect()).isEqualTo(Effect.NONE);
  }

  @Test
  void retryAfterIsReadInSecondsAndAsADate() {
    var seconds = Fault.on("POST", "/node").nth(1).answer(429).header("Retry-After", "7");
    assertThat(nodeWith(seconds).retryAfter()).isEqualTo(Duration.ofSeconds(7));
    var past = "Wed, 21 Oct 2015 07:28:00 GMT";
    var date = Fault.on("POST", "/node").nth(1).answer(503).header("Retry-After", past);
    assertThat(nodeWith(date).retryAfter()).isZero();
  }

  @Test
  void aLoginPageIsNoConfirmation() {
    var page = nodeWith(Fault.on("POST", "/node").loginPage());
    assertThat(page.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(page).hasMessageContaining("Log in").hasMessageContaining("proxy");
  }

  @Test
  void aRedirectedWriteNamesTheNewAddress() {
    var moved =
        nodeWith(Fault.on("POST", "/node").redirect(URI.create("https://new.example/node")));
    assertThat(moved.effect()).isEqualTo(Effect.NONE);
    assertThat(moved.scope()).isEqualTo(Scope.JOB);
    assertThat(moved).hasMessageContaining("https://new.example/node").hasMessageContaining("host");
  }

  @Test
  void anotherUuidInTheAnswerStopsTheJob() {
    var body =
        "{\"nid\":[{\"value\":9}],\"uuid\":[{\"value\":\"0f0f0f0f-0000-4000-8000-000000000000\"}]}";
    var dropped = nodeWith(Fault.on("POST", "/node").answer(201).body("application/json", body));
    assertThat(dropped.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(dropped.scope()).isEqualTo(Scope.JOB);
    assertThat(dropped.remedy()).isEqualTo(Remedy.CHANGE_DEFINITION);
    assertThat(dropped).hasMessageContaining("uuid");
  }

  @Test
  void aSilentSiteIsGivenUpAfterTheLimit() {
    client = withLimits(Duration.ofSeconds(3));
    client.verify();
    var slow = nodeWith(Fault.on("POST", "/node").hangBeforeWork());
    assertThat(slow.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(slow.retryable()).isTrue();
    assertThat(slow).hasMessageContaining("within 3 s");
  }

  @Test
  void anAnswerThatDripsIsGivenUpAfterTheLimitToo() {
    client = withLimits(Duration.ofSeconds(3));
    client.verify();
    var slow = nodeWith(Fault.on("POST", "/node").drip(Duration.ofMillis(20)));
    assertThat(slow.effect()).isEqualTo(Effect.UNKNOWN);
  }

  @Test
  void anObjectIsGoneOnlyByDrupalsOwnWord() {
    var medium = new EntityRef(EntityType.MEDIA, "77", null);
    assertThat(client.look(EntityRef.node("77"))).isEmpty();
    assertThat(client.medium(medium)).isEmpty();
    site.faults().add(Fault.on("GET", "/**").answer(404));
    assertThat(thrownBy(() -> client.look(EntityRef.node("77"))).status()).isEqualTo(404);
    assertThat(thrownBy(() -> client.medium(medium)).status()).isEqualTo(404);
  }

  private DrupalClient withLimits(Duration answer) {
    return DrupalClient.builder(site.uri())
        .credentials(ADMIN)
        .limits(new Limits(Duration.ofMinutes(1), answer, answer))
        .build();
  }

  @Test
  void anAbortDropsWhatIsUnderWay() {
    client.verify();
    site.faults().add(Fault.on("POST", "/node").hangAfterWork());
    var underWay = InThread.supply(() -> thrownBy(() -> client.create(Drafts.node())));
    untilANodeIsMade();
    client.abort();
    assertThat(underWay.join().effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(thrownBy(() -> client.create(Drafts.node()))).hasMessageContaining("Aborted");
  }

  private void untilANodeIsMade() {
    while (site.nodes().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aClosedPortIsTheWorldsFault() {
    client = DrupalClient.connect(URI.create("http://127.0.0.1:1"), ADMIN);
    var refused = thrownBy(() -> client.create(Drafts.node()));
    assertThat(refused.effect()).isEqualTo(Effect.NONE);
    assertThat(refused.scope()).isEqualTo(Scope.JOB);
    assertThat(refused.retryable()).isTrue();
    assertThat(refused).hasMessageContaining("refuses connections");
  }

  @Test
  void anUnknownNameIsTheWorldsFault() {
    client = DrupalClient.connect(URI.create("http://nowhere.invalid"), ADMIN);
    var refused = thrownBy(() -> client.create(Drafts.node()));
    assertThat(refused.scope()).isEqualTo(Scope.JOB);
    assertThat(refused).hasMessageContaining("nowhere.invalid").hasMessageContaining("name");
  }

  @Test
  void aFileThatIsTooLargeIsNamedWithItsSize() throws IOException {
    var creation = Drafts.medium(node(), file("big.txt", "x".repeat(1001)));
    var refused = thrownBy(() -> client.create(creation));
    assertThat(refused.effect()).isEqualTo(Effect.NONE);
    assertThat(refused).hasMessageContaining("big.txt").hasMessageContaining("1001 bytes");
    assertThat(site.media()).isEmpty();
  }

  @Test
  void anUploadThatFailedHasNoEffect() throws IOException {
    var creation = Drafts.medium(node(), file("a.txt", "a"));
    client.create(Drafts.medium(node(), file("first.txt", "a")));
    site.faults().add(Fault.on("POST", "/file/upload/**").nth(1).loseAnswer());
    var lost = thrownBy(() -> client.create(creation));
    assertThat(lost.effect()).isEqualTo(Effect.NONE);
    assertThat(lost.retryable()).isTrue();
    assertThat(client.create(creation).uuid()).isEqualTo(creation.uuid());
  }

  @Test
  void aFileThatDrupalRemovedBeforeItsMediumCameCanBeRetried() throws IOException {
    var creation = Drafts.medium(node(), file("a.txt", "a"));
    var message =
        "{\"message\":\"Unprocessable Entity: validation failed.\\n"
            + "field_media_file.0.target_id: The referenced entity (file: 4) does not exist.\\n"
            + "\"}";
    site.faults()
        .add(
            Fault.on("POST", "/entity/media").nth(1).answer(422).body("application/json", message));
    var refused = thrownBy(() -> client.create(creation));
    assertThat(refused.effect()).isEqualTo(Effect.NONE);
    assertThat(refused.retryable()).isTrue();
  }

  @Test
  void textThatIsNotUtf8IsTheRowsFaultAndNothingIsUploaded() throws IOException {
    var ocr = Files.write(folder.resolve("ocr.txt"), new byte[] {'a', (byte) 0xE9, 'b'});
    var creation =
        Drafts.medium(
            node(),
            file("a.txt", "a"),
            Map.of("field_edited_text", List.of(new Value.FileText(ocr))));
    var refused = thrownBy(() -> client.create(creation));
    assertThat(refused.scope()).isEqualTo(Scope.ROW);
    assertThat(refused).hasMessageContaining("ocr.txt").hasMessageContaining("UTF-8");
    assertThat(site.files()).isEmpty();
  }

  @Test
  void aFolderThatIsGoneIsTheWorldsFault() {
    var creation = Drafts.medium(node(), folder.resolve("unmounted/a.txt"));
    var refused = thrownBy(() -> client.create(creation));
    assertThat(refused.scope()).isEqualTo(Scope.JOB);
    assertThat(refused.remedy()).isEqualTo(Remedy.MEND_AND_RESUME);
    assertThat(refused).hasMessageContaining("unmounted");
  }

  @Test
  void aReadWhoseConnectionWasLostIsSentOnceMore() {
    client.verify();
    site.faults().add(Fault.on("GET", "/taxonomy/term/1").nth(1).refuse());
    assertThat(client.term("1")).isPresent();
  }

  @Test
  void theAddressOfAMediumIsLearnedFromTheFirstOne() throws IOException {
    var ref = new EntityRef(EntityType.MEDIA, "5", null);
    assertThat(client.address(ref)).isEqualTo(site.uri() + "/media/5/edit");
    try (var standalone = StandIn.builder().standaloneMediaUrl(true).start();
        var other = DrupalClient.connect(standalone.uri(), ADMIN)) {
      var made = other.create(Drafts.node());
      other.create(Drafts.medium(EntityRef.node(made.id(), made.uuid()), file("a.txt", "a")));
      assertThat(other.address(ref)).endsWith("/media/5");
    }
  }

  @Test
  void anAccountThatIsLockedIsNotTriedAsNobody() {
    var wrong = Credentials.of("limited", "wrong");
    for (int i = 0; i < 5; i++) {
      try (var guessing = DrupalClient.connect(site.uri(), wrong)) {
        thrownBy(guessing::verify);
      }
    }
    client = DrupalClient.connect(site.uri(), Credentials.of("limited", "limited"));
    var locked = thrownBy(client::verify);
    assertThat(locked.scope()).isEqualTo(Scope.JOB);
    assertThat(locked).hasMessageContaining("failed login");
    assertThat(site.requests().list()).noneMatch(ServedRequest::basic);
  }

  @Test
  void aLockThatIsToldAsAMissingLoginIsALockAllTheSame() {
    site.faults().add(Fault.on("POST", "/user/login").answer(401));
    var locked = thrownBy(client::verify);
    assertThat(locked.scope()).isEqualTo(Scope.JOB);
    assertThat(locked).hasMessageContaining("failed logins");
    assertThat(served(1)).hasSize(1);
  }

  @Test
  void aReadFollowsARedirectOnTheSameHostOnly() {
    client.verify();
    var here = URI.create(site.uri() + "/taxonomy/term/2?_format=json");
    site.faults().add(Fault.on("GET", "/taxonomy/term/1").redirect(here));
    assertThat(client.term("1").orElseThrow().id()).isEqualTo("2");
    var elsewhere = URI.create("https://elsewhere.example/");
    site.faults().add(Fault.on("GET", "/taxonomy/term/3").redirect(elsewhere));
    assertThat(thrownBy(() -> client.term("3"))).hasMessageContaining("elsewhere.example");
  }

  @Test
  void anAbortEndsPauses() {
    var pausing =
        DrupalClient.builder(site.uri()).credentials(ADMIN).pause(Duration.ofDays(1)).build();
    var waiting = InThread.supply(() -> thrownBy(pausing::verify));
    pausing.abort();
    assertThat(waiting.join()).hasMessageContaining("Aborted");
    assertThat(served()).isEmpty();
  }

  @Test
  void closingEndsTheSession() {
    client.verify();
    client.close();
    served(3);
    assertThat(site.requests().count("POST", "/user/logout")).isEqualTo(1);
  }

  @Test
  void anUploadThatStandsStillIsGivenUpWithTheBytesSent() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var big = file("big.bin", "x".repeat(20_000_000));
      var settings =
          DrupalClient.builder(URI.create("http://127.0.0.1:" + silent.getLocalPort()))
              .credentials(ADMIN)
              .limits(
                  new Limits(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMillis(300)));
      var stuck = thrownBy(() -> settings.http().send(upload(big)));
      assertThat(stuck.effect()).isEqualTo(Effect.NONE);
      assertThat(stuck.retryable()).isTrue();
      assertThat(stuck).hasMessageContaining("stood still").hasMessageContaining("of 20000000");
    }
  }

  private static HttpCall upload(Path file) {
    return HttpCall.post(Resource.UPLOAD, "/file/upload", LocalFiles.payload(file));
  }

  @Test
  void nothingPrintsThePassword() {
    assertThat(client).hasToString("DrupalClient[" + site.uri() + ", admin]");
    assertThat(ADMIN).hasToString("Credentials[admin, password ****]");
  }

  @Test
  void aProbeSavesNothing() {
    Creation.OfNode creation = Drafts.node();
    assertThat(client.find(creation)).isInstanceOf(Finding.Absent.class);
    client.create(creation);
    assertThat(client.find(creation)).isInstanceOf(Finding.Found.class);
    assertThat(site.nodes()).hasSize(1);
  }

  @Test
  void anAccountThatMayNotCreateCannotTell() {
    var creation = Drafts.node();
    client.create(creation);
    try (var limited = DrupalClient.connect(site.uri(), Credentials.of("limited", "limited"))) {
      assertThat(limited.find(creation)).isInstanceOf(Finding.CannotTell.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 408, 425, 429, 503})
  void aSiteWithoutTimeForAQuestionLeavesItOpen(int status) throws IOException {
    var medium = Drafts.medium(node(), file("a.txt", "a"));
    client.create(medium);
    site.faults().add(Fault.on("GET", "/node/*/media").answer(status).header("Retry-After", "3"));
    var asked = thrownBy(() -> client.find(medium));
    assertThat(asked.status()).isEqualTo(status);
    assertThat(asked.retryable()).isEqualTo(status != 401);
    assertThat(asked.retryAfter()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void anAliasIsNotUndecidedBecauseOfALimitOfRequests() {
    var alias = new Creation.OfAlias(UUID.randomUUID(), "/a/1", node());
    client.create(alias);
    site.faults().add(Fault.on("GET", "/a/1").nth(1).answer(429));
    assertThat(thrownBy(() -> client.find(alias)).retryable()).isTrue();
    assertThat(client.find(alias)).isInstanceOf(Finding.Found.class);
  }

  /** JSON:API with the list of its resources, as Drupal has it. */
  private void turnJsonApiOn() {
    site.jsonApi(true);
    var index =
        "{\"data\":[],\"links\":{"
            + "\"media--file\":{\"href\":\"HOST/jsonapi/media/file\"},"
            + "\"node--page\":{\"href\":\"HOST/jsonapi/node/page\"},"
            + "\"node--islandora_object\":{\"href\":\"HOST/jsonapi/node/islandora_object\"}}}";
    site.faults()
        .add(
            Fault.on("GET", "/jsonapi")
                .answer(200)
                .body("application/vnd.api+json", index.replace("HOST", site.uri().toString())));
  }

  @Test
  void jsonApiIsNotTakenForOffBecauseOfALimitOfRequests() {
    site.faults().add(Fault.on("GET", "/jsonapi").nth(1).answer(429));
    turnJsonApiOn();
    var creation = Drafts.node();
    client.create(creation);
    site.faults().add(Fault.on("GET", "/jsonapi/node/**").nth(1).answer(429));
    assertThat(thrownBy(() -> client.find(creation)).status()).isEqualTo(429);
    assertThat(thrownBy(() -> client.find(creation)).status()).isEqualTo(429);
    site.requests().clear();
    assertThat(client.find(creation)).isInstanceOf(Finding.Found.class);
    assertThat(site.requests().count("POST", "/node")).isZero();
  }

  @Test
  void aNodeNearbyIsNotPassedOverBecauseOfALimitOfRequests() {
    var made = node();
    var uuid = made.uuid();
    site.faults().add(Fault.on("GET", "/node/*").nth(1).answer(429));
    var near = Long.parseLong(String.valueOf(made.id()));
    assertThat(thrownBy(() -> nodeId(client, uuid, near)).retryable()).isTrue();
    assertThat(nodeId(client, uuid, near)).contains(String.valueOf(made.id()));
  }

  @Test
  void idsThatAreNotThereAreAskedForOnceUntilSomethingIsMade() {
    node();
    assertThat(nodeId(client, UUID.randomUUID(), 1)).isEmpty();
    long asked = site.requests().count("GET", "/node/*");

    assertThat(nodeId(client, UUID.randomUUID(), 1)).isEmpty();

    assertThat(site.requests().count("GET", "/node/*")).isEqualTo(asked);
    var made = node();
    assertThat(nodeId(client, made.uuid(), 1)).contains(made.id());
  }

  @Test
  void aServersFaultToTheProbeIsNoMissingField() {
    var creation = Drafts.node();
    client.create(creation);
    site.faults().add(Fault.on("POST", "/node").nth(1).answer(500));
    var failed = thrownBy(() -> client.find(creation));
    assertThat(failed.retryable()).isTrue();
    assertThat(failed.effect()).isEqualTo(Effect.NONE);
    assertThat(client.find(creation)).isInstanceOf(Finding.Found.class);
  }

  @Test
  void aFieldThatIsNotThereSendsTheProbeToAnother() {
    client =
        DrupalClient.builder(site.uri()).credentials(ADMIN).nodeReferenceField("field_no").build();
    var creation = Drafts.node();
    client.create(creation);
    assertThat(client.find(creation)).isInstanceOf(Finding.Found.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 503})
  void credentialsAreNotLearnedFromASiteWithoutTime(int status) throws IOException {
    site.faults().add(Fault.on("POST", "/file/upload/**").nth(1).answer(status));
    var creation = Drafts.medium(node(), file("a.txt", "a"));
    var busy = thrownBy(() -> client.create(creation));
    assertThat(busy.effect()).isEqualTo(Effect.NONE);
    assertThat(busy.retryable()).isTrue();
    assertThat(client.create(creation).uuid()).isEqualTo(creation.uuid());
    assertThat(site.files()).hasSize(1);
  }

  @Test
  void credentialsAreNotLearnedFromABusySiteForNodesEither() {
    site.faults().add(Fault.on("POST", "/node").nth(1).answer(503));
    site.faults().add(otherCredentials().nth(2));
    assertThat(thrownBy(() -> client.create(Drafts.node())).status()).isEqualTo(503);
    client.create(Drafts.node());
    served(4);
    assertThat(site.requests().list().get(3).basic()).isTrue();
  }

  @Test
  void credentialsThatAreNoLongerTakenAreLearnedAnew() {
    client.create(Drafts.node());
    site.faults().add(otherCredentials().nth(1));
    client.create(Drafts.node());
    client.create(Drafts.node());
    served(5);
    var signedWithBasic = site.requests().list().stream().map(ServedRequest::basic).toList();
    assertThat(signedWithBasic).containsExactly(false, false, false, true, true);
    assertThat(site.nodes()).hasSize(3);
  }

  @Test
  void aResourceThatTakesNoCredentialsConcernsEveryRow() {
    var refused = nodeWith(otherCredentials());
    assertThat(refused.scope()).isEqualTo(Scope.JOB);
    assertThat(refused.effect()).isEqualTo(Effect.NONE);
    assertThat(refused).hasMessageContaining("/admin/config/services/rest");
  }

  private static Fault otherCredentials() {
    return Fault.on("POST", "/node")
        .answer(403)
        .body(
            "application/json",
            "{\"message\":\"The used authentication method is not allowed on this route.\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 405})
  void aLoginThatIsClosedMeanwhileLeavesBasic(int status) {
    client.create(Drafts.node());
    site.endSessions();
    site.faults().add(Fault.on("POST", "/user/login").answer(status));
    client.create(Drafts.node());
    client.create(Drafts.node());
    assertThat(site.nodes()).hasSize(3);
    assertThat(site.requests().count("POST", "/user/login")).isEqualTo(2);
  }

  @Test
  void aRedirectedLoginNamesTheNewAddress() {
    var there = URI.create("https://new.example/user/login?_format=json");
    site.faults().add(Fault.on("POST", "/user/login").redirect(there));
    var moved = thrownBy(client::verify);
    assertThat(moved.scope()).isEqualTo(Scope.JOB);
    assertThat(moved.remedy()).isEqualTo(Remedy.CHANGE_DEFINITION);
    assertThat(moved)
        .hasMessageContaining("redirects")
        .hasMessageContaining("https://new.example/")
        .hasMessageContaining("host");
  }

  @Test
  void jsonApiTellsTheIdOfANodeThatIsFarAway() {
    turnJsonApiOn();
    var made = node();
    assertThat(nodeId(client, made.uuid(), 100_000)).contains(made.id());
    assertThat(site.requests().count("GET", "/node/*")).isZero();
  }

  @Test
  void whatJsonApiDoesNotShowIsLookedForNearby() {
    turnJsonApiOn();
    site.faults().add(Fault.on("GET", "/jsonapi/node/**").answer(403));
    var made = node();
    assertThat(nodeId(client, made.uuid(), Long.parseLong(made.id()))).contains(made.id());
  }

  @Test
  void anAliasOfANodeWhoseIdIsUnknownTakesItFromJsonApi() {
    turnJsonApiOn();
    var made = node();
    var alias = new Creation.OfAlias(UUID.randomUUID(), "/a/1", EntityRef.node(null, made.uuid()));
    client.create(alias);
    assertThat(client.node("/a/1")).contains(made.id());
  }

  @Test
  void withoutJsonApiSuchAnAliasSaysHowToGoOn() {
    var made = EntityRef.node(null, node().uuid());
    var alias = new Creation.OfAlias(UUID.randomUUID(), "/a/1", made);
    var refused = thrownBy(() -> client.create(alias));
    assertThat(refused.effect()).isEqualTo(Effect.NONE);
    assertThat(refused.remedy()).isEqualTo(Remedy.MEND_AND_RESUME);
    assertThat(refused).hasMessageContaining("JSON:API").hasMessageContaining("Resume the job");
    assertThat(site.aliases()).isEmpty();
  }

  private Creation.OfMedia mediumAfterAChangeOfPassword(int uploadStatus) throws IOException {
    var ref = node();
    client.create(Drafts.medium(ref, file("a.txt", "a")));
    served(5);
    site.changePassword("admin", "another");
    site.endSessions();
    site.requests().clear();
    site.faults().add(Fault.on("POST", "/file/upload/**").answer(uploadStatus));
    return Drafts.medium(ref, file("b.txt", "b"));
  }

  @Test
  void aPasswordInDoubtIsSentByNobodyElse() throws IOException, InterruptedException {
    var medium = mediumAfterAChangeOfPassword(403);
    site.faults().add(Fault.on("GET", "/user/login_status").nth(1).hangBeforeWork());
    var first = InThread.supply(() -> thrownBy(() -> client.create(medium)));
    while (site.faults().fired() < 2 && !first.isDone()) {
      Thread.onSpinWait();
    }
    var other = new Thread(() -> thrownBy(() -> client.create(medium)));
    other.start();
    untilItWaitsOrHasSent(other);
    site.faults().release();
    assertThat(first.join().scope()).isEqualTo(Scope.JOB);
    other.join();
    assertThat(site.requests().count("POST", "/file/upload/**")).isEqualTo(1);
    assertThat(site.requests().count("POST", "/user/login")).isEqualTo(1);
  }

  private void untilItWaitsOrHasSent(Thread thread) {
    while (thread.isAlive()
        && thread.getState() != Thread.State.WAITING
        && site.requests().count("POST", "/file/upload/**") < 2) {
      Thread.onSpinWait();
    }
  }

  /** The site takes the account for nobody, who has no right to upload, and says so in words. */
  @Test
  void aPasswordThatWasChangedBeforeAnUploadStopsTheJob() throws IOException {
    var ref = node();
    client.create(Drafts.medium(ref, file("a.txt", "a")));
    site.changePassword("admin", "another");
    site.endSessions();
    site.requests().clear();
    var medium = Drafts.medium(ref, file("b.txt", "b"));
    assertThat(thrownBy(() -> client.create(medium)).scope()).isEqualTo(Scope.JOB);
    assertThat(thrownBy(() -> client.create(medium)).scope()).isEqualTo(Scope.JOB);
    assertThat(site.requests().count("POST", "/file/upload/**")).isEqualTo(1);
    assertThat(site.requests().count("POST", "/user/login")).isEqualTo(1);
  }

  @Test
  void anAccountThatMayNotUploadIsRefusedForTheRowAlone() throws IOException {
    var ref = node();
    client = DrupalClient.connect(site.uri(), Credentials.of("limited", "limited"));
    var refused = thrownBy(() -> client.create(Drafts.medium(ref, file("a.txt", "a"))));
    assertThat(refused.scope()).isEqualTo(Scope.ROW);
    assertThat(refused).hasMessageContaining("create media");
  }

  @Test
  void aPasswordRefusedWith401IsInDoubtToo() throws IOException {
    var medium = mediumAfterAChangeOfPassword(401);
    assertThat(thrownBy(() -> client.create(medium)).scope()).isEqualTo(Scope.JOB);
    assertThat(thrownBy(() -> client.create(medium)).scope()).isEqualTo(Scope.JOB);
    assertThat(site.requests().count("POST", "/file/upload/**")).isEqualTo(1);
    assertThat(site.requests().count("POST", "/user/login")).isEqualTo(1);
  }

  @Test
  void aPasswordThatNothingProvesIsNotSentAgain() throws IOException {
    var medium = mediumAfterAChangeOfPassword(403);
    site.faults().add(Fault.on("POST", "/user/login").answer(404));
    assertThat(thrownBy(() -> client.create(medium)).scope()).isEqualTo(Scope.JOB);
    assertThat(thrownBy(() -> client.create(medium)).scope()).isEqualTo(Scope.JOB);
    assertThat(site.requests().count("POST", "/file/upload/**")).isEqualTo(1);
  }

  @Test
  void aDoubtThatABusySiteLeavesOpenIsSettledBeforeThePasswordIsSent() throws IOException {
    var medium = mediumAfterAChangeOfPassword(403);
    site.faults().add(Fault.on("POST", "/user/login").nth(1).answer(503));
    assertThat(thrownBy(() -> client.create(medium)).retryable()).isTrue();
    assertThat(thrownBy(() -> client.create(medium)).retryable()).isFalse();
    assertThat(site.requests().count("POST", "/file/upload/**")).isEqualTo(1);
  }

  private static Optional<String> nodeId(DrupalClient client, UUID uuid, long near) {
    return client
        .capabilities()
        .ask(Capability.NODE_ID, new NodeIdSearch(uuid, near, true))
        .orElseThrow();
  }
}
