package org.ingestworkbench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.RepositoryClient;
import org.jspecify.annotations.Nullable;

/**
 * A repository whose nth request is served and never answered: it hears neither an interrupt nor
 * that requests are to be dropped. Counts what is written after it was let go.
 */
final class HangingSite {

  interface Site extends RepositoryClient, Catalog {}

  private static final Set<String> NO_REQUESTS =
      Set.of("host", "address", "abort", "longestRequest", "close", "remote", "toString");

  private static final Set<String> WRITES = Set.of("create", "delete");

  private final InMemoryRepository memory;
  private final int hangsAt;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger writesAfterwards = new AtomicInteger();
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);
  private volatile @Nullable Thread hung;

  /**
   * @param hangsAt counted from 1; 0 for never
   */
  HangingSite(InMemoryRepository memory, int hangsAt) {
    this.memory = memory;
    this.hangsAt = hangsAt;
  }

  Site site() {
    return (Site)
        Proxy.newProxyInstance(
            Site.class.getClassLoader(),
            new Class<?>[] {Site.class},
            (proxy, method, arguments) -> answer(method, arguments));
  }

  private @Nullable Object answer(Method method, Object @Nullable [] arguments) throws Throwable {
    if (method.getName().equals("abort")) {
      return null;
    } else if (method.getName().equals("capabilities")) {
      return memory.capabilities().around(this::asked);
    } else if (NO_REQUESTS.contains(method.getName())) {
      return served(method, arguments);
    } else if (letGo.getCount() == 0 && WRITES.contains(method.getName())) {
      writesAfterwards.incrementAndGet();
    }
    boolean hangs = requests.incrementAndGet() == hangsAt;
    var answer = served(method, arguments);
    if (hangs) {
      hang();
    }
    return answer;
  }

  private <Q, A> A asked(Capability<Q, A> capability, Q question, Supplier<A> answering) {
    boolean hangs = capability.about(question).isPresent() && requests.incrementAndGet() == hangsAt;
    var answer = answering.get();
    if (hangs) {
      hang();
    }
    return answer;
  }

  private @Nullable Object served(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(memory, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void hang() {
    hung = Thread.currentThread();
    hanging.countDown();
    boolean waiting = true;
    while (waiting) {
      try {
        letGo.await();
        waiting = false;
      } catch (InterruptedException ignored) {
        // It hears nothing.
      }
    }
  }

  boolean hangs() {
    return hanging.getCount() == 0;
  }

  /** Answers at last, and waits until the thread that was left behind has ended. */
  void letGo() throws InterruptedException {
    letGo.countDown();
    var thread = hung;
    if (thread != null) {
      thread.join();
    }
  }

  int writesAfterwards() {
    return writesAfterwards.get();
  }
}
