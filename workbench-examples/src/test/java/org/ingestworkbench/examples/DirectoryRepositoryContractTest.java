package org.ingestworkbench.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.testkit.repository.Ground;
import org.ingestworkbench.testkit.repository.RepositoryClientContract;
import org.junit.jupiter.api.io.TempDir;

class DirectoryRepositoryContractTest extends RepositoryClientContract {

  @TempDir Path root;

  @Override
  protected RepositoryClient newClient() {
    try {
      return new DirectoryRepository(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Ground ground() {
    return new Ground("page", Map.of(), Map.of(), Map.of(), "", "", "file", "content");
  }

  @Override
  protected boolean makes(EntityType type) {
    return type == EntityType.NODE || type == EntityType.MEDIA;
  }
}
