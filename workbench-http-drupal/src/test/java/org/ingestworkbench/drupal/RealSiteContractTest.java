package org.ingestworkbench.drupal;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.testkit.repository.Ground;
import org.ingestworkbench.testkit.repository.RepositoryClientContract;

/** Against the site that the system properties name; skipped without them. */
class RealSiteContractTest extends RepositoryClientContract {

  @Override
  protected RepositoryClient newClient() {
    return client();
  }

  static DrupalClient client() {
    var url = System.getProperty("workbench.drupal.url", "");
    assumeFalse(url.isEmpty(), "give -Dworkbench.drupal.url, .user and .password to run this");
    var user = System.getProperty("workbench.drupal.user", "");
    return DrupalClient.connect(
        URI.create(url), Credentials.of(user, System.getProperty("workbench.drupal.password", "")));
  }

  @Override
  protected Ground ground() {
    try (var client = client()) {
      var models = client.termsByName("islandora_models", "Image");
      return Ground.islandora(models.get(0).id());
    }
  }

  @Override
  protected Map<String, List<Value>> changes() {
    try (var client = client()) {
      return Drafts.changes(client);
    }
  }

  @Override
  protected List<String> secrets() {
    return List.of();
  }
}
