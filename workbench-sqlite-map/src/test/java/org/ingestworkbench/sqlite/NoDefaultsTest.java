package org.ingestworkbench.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.ingestworkbench.sqlite.journal.SqliteJobSession;
import org.ingestworkbench.sqlite.map.SqliteMapSnapshot;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.MapSnapshot;
import org.junit.jupiter.api.Test;

/**
 * The defaults of the SPI are right and slow: they ask for each where many are one question. None
 * of them is in use here.
 */
class NoDefaultsTest {

  @Test
  void theMapHasItsOwnAnswers() {
    assertThat(defaults(IdMapStore.class, SqliteIdMap.class)).isEmpty();
    assertThat(defaults(MapSnapshot.class, SqliteMapSnapshot.class)).isEmpty();
  }

  @Test
  void theJournalHasItsOwnAnswers() {
    assertThat(defaults(JobSession.class, SqliteJobSession.class)).isEmpty();
  }

  private static List<String> defaults(Class<?> spi, Class<?> type) {
    return Arrays.stream(spi.getMethods())
        .filter(Method::isDefault)
        .filter(method -> !isShortForm(method))
        .filter(method -> isDefaultIn(type, method))
        .map(Method::toString)
        .toList();
  }

  /** Begins a step that changes nothing, which is the other method without a change. */
  private static boolean isShortForm(Method method) {
    return method.getName().equals("begin") && method.getParameterCount() == 4;
  }

  private static boolean isDefaultIn(Class<?> type, Method method) {
    try {
      return type.getMethod(method.getName(), method.getParameterTypes()).isDefault();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
