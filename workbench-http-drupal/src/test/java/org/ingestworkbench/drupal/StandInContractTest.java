package org.ingestworkbench.drupal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.standin.StandInBuilder;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.testkit.repository.Ground;
import org.ingestworkbench.testkit.repository.RepositoryClientContract;
import org.junit.jupiter.api.AfterEach;

/** As a stock site is: no JSON:API, uploads with Basic alone. */
class StandInContractTest extends RepositoryClientContract {
  private final StandIn site = start();

  StandIn start() {
    try {
      return withMoreFields(StandIn.builder()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of types that the starter site has no field of. */
  static StandInBuilder withMoreFields(StandInBuilder builder) {
    return builder.field(
        "node",
        "islandora_object",
        FieldSpec.of("field_when", "datetime"),
        FieldSpec.of("field_day", "datetime").dateOnly(),
        FieldSpec.of("field_seen", "timestamp"),
        FieldSpec.of("field_price", "decimal").unlimited(),
        FieldSpec.of("field_share", "float"),
        FieldSpec.of("field_public", "boolean"),
        FieldSpec.of("field_page", "link"),
        FieldSpec.of("field_record", "authority_link"));
  }

  @Override
  protected Map<String, List<Value>> changes() {
    var changes = new LinkedHashMap<String, List<Value>>(Drafts.changes(newClient()));
    changes.put("field_when", text("2020-01-02T03:04:05+02:00"));
    changes.put("field_day", text("2020-01-02"));
    changes.put("field_seen", text("1577934245"));
    changes.put("field_price", List.of(new Value.Text("1.5"), new Value.Text("2.345")));
    changes.put("field_share", List.of(new Value.Floating(1000)));
    changes.put("field_public", text("1"));
    changes.put("field_page", List.of(new Value.Link("http://e.org/a b", "A")));
    changes.put("field_record", List.of(new Value.Authority("lcsh", "http://e.org", "")));
    return changes;
  }

  private static List<Value> text(String text) {
    return List.of(new Value.Text(text));
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
