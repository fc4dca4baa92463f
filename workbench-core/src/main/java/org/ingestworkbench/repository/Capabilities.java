package org.ingestworkbench.repository;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The questions that a repository can answer beyond what every repository does, each with what
 * answers it. Immutable; safe for use by many threads as far as the answers are.
 */
public final class Capabilities {

  /** No question can be answered. */
  public static final Capabilities NONE = new Capabilities(Map.of());

  private final Map<Capability<?, ?>, Function<?, ?>> answers;

  private Capabilities(Map<Capability<?, ?>, Function<?, ?>> answers) {
    this.answers = Map.copyOf(answers);
  }

  /** These and one more; it takes the place of an earlier answer to the same question. */
  public <Q, A> Capabilities with(
      Capability<Q, A> capability, Function<? super Q, ? extends A> answer) {
    var more = new HashMap<>(answers);
    more.put(capability, answer);
    return new Capabilities(more);
  }

  /** These without one. */
  public Capabilities without(Capability<?, ?> capability) {
    var fewer = new HashMap<>(answers);
    fewer.remove(capability);
    return new Capabilities(fewer);
  }

  /** Whether the question can be answered. */
  public boolean has(Capability<?, ?> capability) {
    return answers.containsKey(capability);
  }

  /**
   * Asks a question.
   *
   * @return empty when the repository does not declare the capability
   * @throws RepositoryException when the question itself failed; effect is then none
   */
  public <Q, A> Optional<A> ask(Capability<Q, A> capability, Q question) {
    return answer(capability).map(answer -> answer.apply(question));
  }

  /** Only {@link #with} puts answers in, so that they fit. */
  @SuppressWarnings("unchecked")
  private <Q, A> Optional<Function<Q, A>> answer(Capability<Q, A> capability) {
    return Optional.ofNullable((Function<Q, A>) answers.get(capability));
  }

  /** What a decorator does around each question that the repository behind it answers. */
  @FunctionalInterface
  public interface Around {

    /**
     * Asks, or does not.
     *
     * @param answer asks the repository behind
     */
    <Q, A> A ask(Capability<Q, A> capability, Q question, Supplier<A> answer);
  }

  /** The same questions, each asked through a decorator. */
  public Capabilities around(Around around) {
    return new Capabilities(
        answers.keySet().stream()
            .collect(Collectors.toMap(Function.identity(), one -> around(one, around))));
  }

  private <Q, A> Function<Q, A> around(Capability<Q, A> capability, Around around) {
    var inner = answer(capability).orElseThrow();
    return question -> around.ask(capability, question, () -> inner.apply(question));
  }

  @Override
  public String toString() {
    return answers.keySet().stream()
        .map(Capability::toString)
        .sorted()
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
