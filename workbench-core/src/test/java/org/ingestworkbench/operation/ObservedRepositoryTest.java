package org.ingestworkbench.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ingestworkbench.listener.OperationListener;
import org.ingestworkbench.listener.RepositoryRequest;
import org.ingestworkbench.listener.RequestEnd;
import org.ingestworkbench.listener.RequestEnd.Outcome;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.NodeIdSearch;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObservedRepositoryTest {

  private static final Creation NODE =
      new Creation.OfNode(
          new UUID(1, 1), new NodeDraft("islandora_object", "A", Map.of()), null, Map.of());

  private final List<RepositoryRequest> sent = new ArrayList<>();
  private final List<RequestEnd> ended = new ArrayList<>();
  private final List<String> reached = new ArrayList<>();
  private final InMemoryRepository memory = new InMemoryRepository();
  private @Nullable RuntimeException fault;
  private Instant now = Instant.EPOCH;
  private Duration each = Duration.ofMillis(40);

  private final OperationListener hearing =
      new OperationListener() {
        @Override
        public void requestSent(RepositoryRequest request) {
          sent.add(request);
        }

        @Override
        public void requestEnded(RequestEnd end) {
          ended.add(end);
        }
      };

  private RepositoryClient observed(OperationListener told) {
    var watched =
        (RepositoryClient)
            Proxy.newProxyInstance(
                RepositoryClient.class.getClassLoader(),
                new Class<?>[] {RepositoryClient.class},
                (proxy, method, arguments) -> reach(method, arguments));
    return ObservedRepository.of(
        watched, told, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
  }

  private @Nullable Object reach(Method method, Object... arguments) throws Throwable {
    if (method.getName().equals("capabilities")) {
      return memory
          .capabilities()
          .with(Capability.NODE_ID, search -> Optional.empty())
          .with(Capability.ONE_AT_A_TIME, creation -> List.of("a.tif"));
    }
    reached.add(method.getName());
    assertThat(sent).as("told before it is sent").hasSizeGreaterThan(ended.size());
    now = now.plus(each);
    if (fault != null) {
      throw fault;
    }
    try {
      return method.invoke(memory, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Test
  void aCreationIsToldWithItsKindAndWhatItTook() {
    assertThat(observed(hearing).create(NODE, () -> {}).id()).isEqualTo("1");
    assertThat(sent)
        .extracting(RepositoryRequest::toString)
        .containsExactly("create node (request 1)");
    assertThat(ended).containsExactly(new RequestEnd(sent.get(0), Outcome.OK, 0, each));
  }

  @Test
  void everyKindOfRequestIsTold() {
    var site = observed(hearing);
    var node = EntityRef.node(site.create(NODE).id());
    site.find(NODE);
    var can = site.capabilities();
    can.ask(Capability.FIND_MANY, List.of(NODE));
    can.ask(Capability.NODE_ID, new NodeIdSearch(NODE.uuid(), 1, true));
    site.look(node);
    can.ask(Capability.MEDIA_OF_NODE, node);
    can.ask(Capability.CHILDREN, node);
    var term = new Creation.OfTerm(new UUID(2, 2), new TermDraft("subject", "Cats"));
    site.create(term);
    site.delete(node);
    assertThat(ended).hasSameSizeAs(sent);
    assertThat(sent)
        .extracting(RepositoryRequest::kind)
        .containsExactly(
            "create node",
            "find node",
            "find many node",
            "find id node",
            "look node",
            "list media node",
            "list children node",
            "create term",
            "delete node");
    assertThat(sent).extracting(RepositoryRequest::number).doesNotHaveDuplicates();
  }

  @Test
  void aRefusalHasItsStatus() {
    fault = RepositoryException.refusal("no", 422);
    assertThatThrownBy(() -> observed(hearing).create(NODE)).isSameAs(fault);
    assertThat(ended).containsExactly(new RequestEnd(sent.get(0), Outcome.REFUSED, 422, each));
  }

  @Test
  void anAnswerThatWasLostIsUnknown() {
    fault = RepositoryException.because("no answer").effect(Effect.UNKNOWN).build();
    assertThatThrownBy(() -> observed(hearing).create(NODE)).isSameAs(fault);
    assertThat(ended).containsExactly(new RequestEnd(sent.get(0), Outcome.UNKNOWN, 0, each));
  }

  @Test
  void whatIsGivenUpOnTheWayIsDropped() {
    fault = new HaltedException();
    assertThatThrownBy(() -> observed(hearing).create(NODE, () -> {})).isSameAs(fault);
    assertThat(ended).extracting(RequestEnd::outcome).containsExactly(Outcome.DROPPED);
  }

  @Test
  void aClockThatIsSetBackMakesItNothing() {
    each = Duration.ofSeconds(-5);
    observed(hearing).create(NODE);
    assertThat(ended).extracting(RequestEnd::took).containsExactly(Duration.ZERO);
  }

  @Test
  void whatAListenerThrowsBeforeKeepsTheRequestFromBeingSent() {
    var broken = new IllegalStateException("a listener's fault");
    var site =
        observed(
            new OperationListener() {
              @Override
              public void requestSent(RepositoryRequest request) {
                throw broken;
              }
            });
    assertThatThrownBy(() -> site.create(NODE)).isSameAs(broken);
    assertThat(reached).isEmpty();
  }

  /** A new question needs no more here than its verb. */
  @Test
  void everyQuestionIsToldButOneThatSendsNoRequest() {
    assertThat(ObservedRepository.VERBS).containsOnlyKeys(Capability.all());
    assertThat(observed(hearing).capabilities().ask(Capability.ONE_AT_A_TIME, NODE))
        .contains(List.of("a.tif"));
    assertThat(sent).isEmpty();
  }

  static Stream<Method> methods() {
    return Stream.of(RepositoryClient.class.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()));
  }

  /** A default that is not passed on would hide what the repository behind can do. */
  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodIsPassedOn(Method method) {
    assertThatCode(
            () ->
                ObservedRepository.class.getDeclaredMethod(
                    method.getName(), method.getParameterTypes()))
        .doesNotThrowAnyException();
  }
}
