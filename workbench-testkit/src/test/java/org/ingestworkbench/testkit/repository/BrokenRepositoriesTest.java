package org.ingestworkbench.testkit.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.UUID;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.Finding;
import org.ingestworkbench.spi.RepositoryClient;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The contract tells broken repositories from whole ones. */
class BrokenRepositoriesTest {

  private static List<String> failedTestsOf(Class<?> contract) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contract))
        .execute()
        .testEvents()
        .failed()
        .map(BrokenRepositoriesTest::name)
        .toList();
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName().replace("()", "");
  }

  @Test
  void oneThatMakesAUuidTwiceFails() {
    assertThat(failedTestsOf(MakesTwice.class))
        .contains(
            "theSameUuidAgainIsRefusedAndNobodyClaimsToKnowTheEffect",
            "ofSeveralAtOnceWithOneUuidExactlyOneIsMade",
            "theSameMediumAgainIsNotMadeTwice");
  }

  @Test
  void oneThatDropsTheUuidFails() {
    assertThat(failedTestsOf(DropsUuid.class))
        .contains("aNodeIsMadeUnderTheUuidThatWasSent", "aNodeThatWasMadeIsFound");
  }

  @Test
  void oneThatHidesWhatTheAccountCannotSeeFails() {
    assertThat(failedTestsOf(Hides.class))
        .containsExactly("aNodeThatThePublicCannotSeeIsNotCalledAbsent");
  }

  /** Changes what a test of a broken repository needs changed. */
  abstract static class Broken extends RepositoryClientContract implements RepositoryClient {
    final InMemoryRepository whole = new InMemoryRepository().withTerm("islandora_models", "Image");

    @Override
    protected RepositoryClient newClient() {
      return this;
    }

    @Override
    protected Ground ground() {
      return Ground.islandora("1");
    }

    @Override
    public String host() {
      return whole.host();
    }

    @Override
    public String address(EntityRef ref) {
      return whole.address(ref);
    }

    @Override
    public Confirmation create(Creation creation) {
      return whole.create(creation);
    }

    @Override
    public Finding find(Creation creation) {
      return whole.find(creation);
    }

    @Override
    public void abort() {
      whole.abort();
    }

    @Override
    public void close() {
      whole.close();
    }
  }

  static Creation under(UUID uuid, Creation creation) {
    if (creation instanceof Creation.OfNode node) {
      return new Creation.OfNode(uuid, node.node(), node.parent(), node.terms());
    } else if (creation instanceof Creation.OfMedia medium) {
      return new Creation.OfMedia(uuid, medium.media(), medium.node());
    }
    return creation;
  }

  /** Saves again what is there already, as a repository does that gives uuids itself. */
  static final class MakesTwice extends Broken {
    @Override
    public Confirmation create(Creation creation) {
      if (whole.find(creation) instanceof Finding.Found) {
        var made = whole.create(under(UUID.randomUUID(), creation));
        return Confirmation.of(made.id(), creation.uuid());
      }
      return super.create(creation);
    }
  }

  /** A proxy or a module that takes the uuid out of the body. */
  static final class DropsUuid extends Broken {
    @Override
    public Confirmation create(Creation creation) {
      return whole.create(under(UUID.randomUUID(), creation));
    }
  }

  /** Takes "not for your eyes" for "not there". */
  static final class Hides extends Broken {
    @Override
    public Finding find(Creation creation) {
      boolean hidden =
          creation instanceof Creation.OfNode node && node.node().fields().containsKey("status");
      return hidden ? new Finding.Absent() : super.find(creation);
    }
  }
}
