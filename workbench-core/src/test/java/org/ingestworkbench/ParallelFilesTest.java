package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.RepositoryClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files of one row. */
class ParallelFilesTest {

  @TempDir private Path directory;

  private final InMemoryRepository repository =
      new InMemoryRepository().withTerm("islandora_media_use", "Original File");

  /** Answers for a medium only when both are asked for, if that ever happens. */
  private final CountDownLatch media = new CountDownLatch(2);

  private RepositoryClient meeting() {
    return (RepositoryClient)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {RepositoryClient.class},
            (proxy, method, arguments) -> answer(method, arguments));
  }

  private Object answer(Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("create") && arguments[0] instanceof Creation.OfMedia) {
      media.countDown();
      assertThat(media.await(10, TimeUnit.SECONDS)).as("the other file was sent too").isTrue();
    }
    try {
      return method.invoke(repository, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Test
  void theyAreSentAtOnceWhereHandsAreIdle() throws IOException {
    Files.writeString(directory.resolve("a.jpg"), "image");
    Files.writeString(directory.resolve("a.txt"), "text");
    var csv =
        Files.writeString(
            directory.resolve("metadata.csv"), "id,title,file,extra\n1,One,a.jpg,a.txt\n");
    var report =
        IngestJob.named("files")
            .source(CsvRowSource.of(csv))
            .repository(meeting())
            .catalog(repository)
            .idMap(new InMemoryIdMap())
            .plan(
                PlanSettings.builder()
                    .inputDirectory(directory)
                    .media(MediaSettings.builder().use("1").additionalFiles("extra", "1").build())
                    .build())
            .concurrency(4)
            .build()
            .run();
    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(repository.media()).hasSize(2);
  }
}
