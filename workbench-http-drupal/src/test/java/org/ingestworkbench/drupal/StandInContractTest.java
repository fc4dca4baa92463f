package org.ingestworkbench.drupal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.testkit.repository.Ground;
import org.ingestworkbench.testkit.repository.RepositoryClientContract;
import org.junit.jupiter.api.AfterEach;

/** As a stock site is: no JSON:API, uploads with Basic alone. */
class StandInContractTest extends RepositoryClientContract {
  private final StandIn site = start();

  StandIn start() {
    try {
      return StandIn.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Override
  protected RepositoryClient newClient() {
    return DrupalClient.connect(site.uri(), Credentials.of("admin", "password"));
  }

  @Override
  protected Ground ground() {
    return Ground.islandora("1");
  }

  @Override
  protected List<String> secrets() {
    return List.of("password");
  }
}
