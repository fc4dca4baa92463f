package org.ingestworkbench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;

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
                return changingResults.apply(method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
