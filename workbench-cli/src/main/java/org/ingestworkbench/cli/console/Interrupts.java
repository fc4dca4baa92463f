package org.ingestworkbench.cli.console;

import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** Where ctrl-c and SIGTERM come from. */
@FunctionalInterface
public interface Interrupts {

  /** A signal that asks the process to end. */
  enum Kind {
    INT(ExitCode.INTERRUPTED),
    TERM(ExitCode.TERMINATED);

    private final ExitCode exit;

    Kind(ExitCode exit) {
      this.exit = exit;
    }

    public ExitCode exit() {
      return exit;
    }
  }

  /** No signals. */
  Interrupts NONE = handler -> {};

  /** Calls the handler for each signal from now on, in a thread of its own. */
  void on(Consumer<Kind> handler);

  /**
   * Those of this process. By reflection, because the class is no part of the platform's API; where
   * it is not there, a signal ends the process at once, and the job is resumed like any other that
   * was killed. A shutdown hook would not do: it can't see a second ctrl-c.
   */
  static Interrupts ofProcess() {
    return handler -> {
      for (var kind : Kind.values()) {
        Handling.install(kind, handler);
      }
    };
  }

  /** The reflection. */
  final class Handling {
    private Handling() {}

    private static void install(Kind kind, Consumer<Kind> handler) {
      try {
        var signal = Class.forName("sun.misc.Signal");
        var handling = Class.forName("sun.misc.SignalHandler");
        var proxy =
            Proxy.newProxyInstance(
                handling.getClassLoader(),
                new Class<?>[] {handling},
                (self, method, arguments) -> {
                  if (method.getName().equals("handle")) {
                    handler.accept(kind);
                    return null;
                  }
                  return method.getName().equals("hashCode")
                      ? (Object) System.identityHashCode(self)
                      : (Object) (arguments != null && self == arguments[0]);
                });
        signal
            .getMethod("handle", signal, handling)
            .invoke(null, signal.getConstructor(String.class).newInstance(kind.name()), proxy);
      } catch (ReflectiveOperationException unavailable) {
        org.slf4j.LoggerFactory.getLogger(Interrupts.class)
            .warn("SIG{} cannot be handled here; it ends the process at once.", kind, unavailable);
      }
    }
  }
}
