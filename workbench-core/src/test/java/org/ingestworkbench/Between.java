package org.ingestworkbench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ingestworkbench.repository.Capabilities;
import org.ingestworkbench.repository.Capability;

/** Stands between an object and its callers. */
final class Between {

  private Between() {}

  /** Hears of a call before it is made; what it throws the caller gets. */
  interface Listener {
    void called(String method, Object[] arguments) throws Exception;
  }

  static <T> T calls(Class<T> type, T target, Listener listener) {
    return calls(type, target, listener, result -> result);
  }

  static <T> T calls(
      Class<T> type, T target, Listener listener, UnaryOperator<Object> changingResults) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              listener.called(method.getName(), arguments);
              try {
                var result = changingResults.apply(method.invoke(target, arguments));
                return result instanceof Capabilities can
                    ? can.around(new Questions(listener, changingResults))
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** A question is heard of by the name of its capability, as a call is by its method's. */
  private record Questions(Listener listener, UnaryOperator<Object> changingResults)
      implements Capabilities.Around {

    @Override
    @SuppressWarnings("unchecked") // A result is changed to one of its own type.
    public <Q, A> A ask(Capability<Q, A> capability, Q question, Supplier<A> answer) {
      try {
        listener.called(capability.toString(), new Object[] {question});
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return (A) changingResults.apply(answer.get());
    }
  }
}
