package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.operation.RunListeners;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An event that a class of several listeners does not pass on would be lost without a word. */
class RunListenersTest {

  static Stream<Method> events() {
    return Stream.of(JobListener.class.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic());
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventIsPassedOn(Method event) throws NoSuchMethodException {
    var several = List.of(RunListeners.class, JobListener.all(List.of()).getClass());

    for (var type : several) {
      var passing = type.getMethod(event.getName(), event.getParameterTypes());
      assertThat(passing.getDeclaringClass()).matches(by -> !by.isInterface());
    }
  }
}
