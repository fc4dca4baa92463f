package org.ingestworkbench.drupal.entity;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.model.MediaDraft.Fixity;
import org.ingestworkbench.repository.RepositoryException;

/**
 * The checksums of the site's files. Its integration module tells them; a site that does not is
 * asked once.
 */
public final class StoredChecksums {
  private static final String CHECKSUM = "/islandora_workbench_integration/file_hash";

  private final Rest rest;
  private final AnswerErrors errors;
  private final Consumer<String> warnings;
  private final AtomicBoolean untold = new AtomicBoolean();

  /**
   * @param warnings is told when the site tells no checksums
   */
  public StoredChecksums(Rest rest, AnswerErrors errors, Consumer<String> warnings) {
    this.rest = rest;
    this.errors = errors;
    this.warnings = warnings;
  }

  /**
   * The checksum of a file of the site; empty when the site tells none of any file.
   *
   * @throws RepositoryException also when it tells none of this file alone
   */
  public Optional<String> of(String uuid, Fixity.Algorithm algorithm) {
    if (untold.get()) {
      return Optional.empty();
    }
    var call =
        HttpCall.get(
            Resource.MODULE,
            CHECKSUM + "?file_uuid=" + Paths.encode(uuid) + "&algorithm=" + algorithm.word());
    var answer = rest.send(call);
    if (answer.status() == 404 || answer.status() == 403) {
      untold(answer.status());
      return Optional.empty();
    } else if (!answer.ok()) {
      throw errors.of(call, answer);
    }
    var json = answer.json().orElseThrow(() -> errors.notJson(call, answer));
    var checksum = json.path(0).path("checksum").asText("");
    if (!algorithm.fits(checksum)) {
      throw FileFixity.mismatch(
          "The site tells no checksum of a file that it took: "
              + json.path("error").asText("its answer has none")
              + ".");
    }
    return Optional.of(checksum);
  }

  private void untold(int status) {
    if (!untold.getAndSet(true)) {
      warnings.accept(
          "The site tells no checksums of its files (it answers "
              + status
              + "): files are compared with the input alone. Its module"
              + " islandora_workbench_integration tells them to accounts with the permission \"use"
              + " islandora workbench\".");
    }
  }
}
