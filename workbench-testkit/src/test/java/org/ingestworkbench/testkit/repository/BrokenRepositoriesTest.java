package org.ingestworkbench.testkit.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Capabilities;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.ChangeRequest;
import org.ingestworkbench.repository.ChangeView;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.testkit.forwarding.ForwardingRepositoryClient;
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

  @Test
  void oneThatShowsWhatIsNotThereFails() {
    assertThat(failedTestsOf(ShowsAll.class))
        .containsExactly("whatIsShownWasMadeAndIsWhatWasAskedFor");
  }

  @Test
  void oneThatDeletesNothingFails() {
    assertThat(failedTestsOf(DeletesNothing.class))
        .contains(
            "aDeletedNodeIsGoneAndItsUuidMayBeUsedAgain",
            "whatIsNotThereIsDeletedToNoEffect",
            "aTermIsDeleted");
  }

  @Test
  void oneThatDeletesMoreThanWasMeantFails() {
    assertThat(failedTestsOf(DeletesMore.class))
        .containsExactlyInAnyOrder(
            "onlyWhatIsMeantIsDeleted", "aDeletedMediumLeavesItsFilesWhichAreDeletedByThemselves");
  }

  @Test
  void oneThatHidesAMediumFails() {
    assertThat(failedTestsOf(HidesMedia.class))
        .containsExactly("allMediaOfANodeAreShownWithTheirFiles");
  }

  @Test
  void oneThatTakesWhatItCannotTellForNothingFails() {
    assertThat(failedTestsOf(SeesNoUsers.class))
        .containsExactlyInAnyOrder(
            "aNodesChildrenAreToldWhereTheRepositoryCanTell",
            "whatUsesATermIsToldWhereTheRepositoryCanTell");
  }

  @Test
  void oneThatTakesForAbsentWhatItCannotFindByItsUuidFails() {
    assertThat(failedTestsOf(KnowsNoUuids.class))
        .containsExactly("anObjectIsFoundByItsUuidAloneOrTheRepositorySaysThatItCannotTell");
  }

  @Test
  void oneThatChangesNothingFails() {
    assertThat(failedTestsOf(ChangesNothing.class))
        .contains(
            "whatIsChangedHoldsTheNewValueAndEverythingElseStays",
            "whatIsAsItIsToBeNeedsNoChange",
            "aFieldWhoseValuesAreTakenAwayIsEmpty",
            "aChangeOfWhatIsGoneIsRefusedWithoutEffect",
            "aMediumIsChanged",
            "aTermIsChanged");
  }

  @Test
  void oneThatWritesOnlyTheTitleFails() {
    assertThat(failedTestsOf(ForgetsFields.class))
        .contains("severalFieldsAreChangedTogether")
        .doesNotContain("whatIsChangedHoldsTheNewValueAndEverythingElseStays");
  }

  @Test
  void oneThatForgetsWhatWasThereFails() {
    assertThat(failedTestsOf(ForgetsBefore.class))
        .contains(
            "aChangeThatIsTakenBackLeavesWhatWasThere",
            "whatIsAsItIsToBeNeedsNoChange",
            "planningAChangeChangesNothing");
  }

  @Test
  void oneThatTakesEveryChangeForDoneFails() {
    assertThat(failedTestsOf(BelievesItsAnswers.class))
        .contains(
            "planningAChangeChangesNothing",
            "whatOthersMadeOfAFieldIsNeitherBeforeNorAfter",
            "aChangeOfWhatIsGoneIsRefusedWithoutEffect");
  }

  @Test
  void oneThatWritesBackTheWholeObjectFails() {
    assertThat(failedTestsOf(WritesTheWholeObject.class))
        .containsExactly("aChangeOfOneFieldKeepsWhatOthersMadeOfAnotherSinceItWasPlanned");
  }

  @Test
  void oneThatAsksForNoBundleFails() {
    assertThat(failedTestsOf(KnowsNoBundles.class))
        .containsExactly("anObjectOfAnotherBundleIsRefused");
  }

  /** A repository that is broken in what it overrides. */
  static class Forwarding extends ForwardingRepositoryClient<InMemoryRepository> {
    Forwarding(InMemoryRepository whole) {
      super(whole);
    }
  }

  /** The contract for a repository that is broken. */
  abstract static class Broken extends RepositoryClientContract {
    private final RepositoryClient broken =
        broken(new InMemoryRepository().withTerm("islandora_models", "Image"));

    abstract RepositoryClient broken(InMemoryRepository whole);

    @Override
    protected RepositoryClient newClient() {
      return broken;
    }

    @Override
    protected Ground ground() {
      return Ground.islandora("1");
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
    RepositoryClient broken(InMemoryRepository whole) {
      return new Forwarding(whole) {
        @Override
        public Confirmation create(Creation creation) {
          if (whole.find(creation) instanceof Finding.Found) {
            var made = whole.create(under(UUID.randomUUID(), creation));
            return Confirmation.of(made.id(), creation.uuid());
          }
          return super.create(creation);
        }
      };
    }
  }

  /** Says that an object is not there, where it has no way to look for it. */
  static final class KnowsNoUuids extends Broken {
    @Override
    RepositoryClient broken(InMemoryRepository whole) {
      return new Forwarding(whole) {
        @Override
        public Finding find(EntityRef ref) {
          return new Finding.Absent();
        }
      };
    }
  }

  /** A proxy or a module that takes the uuid out of the body. */
  static final class DropsUuid extends Broken {
    @Override
    RepositoryClient broken(InMemoryRepository whole) {
      return new Forwarding(whole) {
        @Override
        public Confirmation create(Creation creation) {
          return whole.create(under(UUID.randomUUID(), creation));
        }
      };
    }
  }

  /** Takes "not for your eyes" for "not there". */
  static final class Hides extends Broken {
    @Override
    RepositoryClient broken(InMemoryRepository whole) {
      return new Forwarding(whole) {
        @Override
        public Finding find(Creation creation) {
          boolean hidden =
              creation instanceof Creation.OfNode node
                  && node.node().fields().containsKey("status");
          return hidden ? new Finding.Absent() : super.find(creation);
        }
      };
    }
  }

  /** Shows whatever it is asked for. */
  static final class ShowsAll extends Broken {
    @Override
    RepositoryClient broken(InMemoryRepository whole) {
      return new Forwarding(whole) {
        @Override
        public Capabilities capabilities() {
          return super.capabilities()
              .with(
                  Capability.FIND_MANY,
                  creations ->
                      creations.stream().map(asked -> Confirmation.of("1", asked.uuid())).toList());
        }
      };
    }
  }

  /** Says yes and keeps everything. */
  static final class DeletesNothing extends Broken {
    @Override
    RepositoryClient broken(InMemoryRepository whole) {
      return new Forwarding(whole) {
        @Override
        public boolean delete(EntityRef ref) {
          return true;
        }
      };
    }
  }

  /** Deletes a medium's node with it. */
  static final class DeletesMore extends Broken {
    @Override
    RepositoryClient broken(InMemoryRepository whole) {
      return new Forwarding(whole) {
        @Override
        public boolean delete(EntityRef ref) {
          if (ref.type() == EntityType.MEDIA) {
            whole.media().stream()
                .filter(medium -> medium.id().equals(ref.id()))
                .findFirst()
                .ifPresent(this::deleteAll);
          }
          return super.delete(ref);
        }

        private void deleteAll(Thing medium) {
          whole.delete(EntityRef.node(String.valueOf(medium.belongsTo())));
          whole.files().forEach(id -> whole.delete(new EntityRef(EntityType.FILE, id, null)));
        }
      };
    }
  }

  /** Shows only the first medium of a node. */
  static final class HidesMedia extends Broken {
    @Override
    RepositoryClient broken(InMemoryRepository whole) {
      return new Forwarding(whole) {
        @Override
        public Capabilities capabilities() {
          return super.capabilities().with(Capability.MEDIA_OF_NODE, this::oneMedium);
        }

        private List<MediaView> oneMedium(EntityRef node) {
          return whole.capabilities().ask(Capability.MEDIA_OF_NODE, node).orElseThrow().stream()
              .limit(1)
              .toList();
        }
      };
    }
  }

  /** Takes an empty list for a proof. */
  static final class SeesNoUsers extends Broken {
    @Override
    RepositoryClient broken(InMemoryRepository whole) {
      return new Forwarding(whole) {
        @Override
        public Capabilities capabilities() {
          return super.capabilities()
              .with(Capability.CHILDREN, node -> new Referrers.Told(List.of()))
              .with(Capability.TERM_USERS, term -> new Referrers.Told(List.of()));
        }
      };
    }
  }

  /** Confirms a change and writes nothing. */
  static final class ChangesNothing extends Broken {
    @Override
    RepositoryClient broken(InMemoryRepository whole) {
      return new Forwarding(whole) {
        @Override
        public Confirmation update(Change change, Runnable ready) {
          return Confirmation.of(change.entity().id(), change.entity().uuid());
        }
      };
    }
  }

  /** Leaves out all fields of a change but the title. */
  static final class ForgetsFields extends Broken {
    @Override
    RepositoryClient broken(InMemoryRepository whole) {
      return new Forwarding(whole) {
        @Override
        public Capabilities capabilities() {
          return super.capabilities()
              .with(Capability.CHANGE, request -> plan(whole, withTitleAlone(request)));
        }
      };
    }

    private static ChangeRequest withTitleAlone(ChangeRequest request) {
      var draft = request.draft();
      var title = draft.fields().get("title");
      return title == null
          ? request
          : new ChangeRequest(
              new ChangeDraft(
                  draft.entity(), draft.bundle(), Map.of("title", title), draft.mode(), false),
              request.terms());
    }
  }

  private static Optional<Change> plan(InMemoryRepository whole, ChangeRequest request) {
    return whole.capabilities().ask(Capability.CHANGE, request).orElseThrow();
  }

  /** Does not read what is there before it is changed. */
  static final class ForgetsBefore extends Broken {
    @Override
    RepositoryClient broken(InMemoryRepository whole) {
      return new Forwarding(whole) {
        @Override
        public Capabilities capabilities() {
          return super.capabilities()
              .with(
                  Capability.CHANGE,
                  request ->
                      plan(whole, request)
                          .map(it -> new Change(it.entity(), it.after(), it.after(), null)));
        }
      };
    }
  }

  /** Looks at nothing again. */
  static final class BelievesItsAnswers extends Broken {
    @Override
    RepositoryClient broken(InMemoryRepository whole) {
      return new Forwarding(whole) {
        @Override
        public Capabilities capabilities() {
          return super.capabilities()
              .with(Capability.CHANGE_VIEW, change -> new ChangeView(ChangeView.State.AFTER, null));
        }
      };
    }
  }

  /** Writes all that it read when the change was planned, as well as what is to be changed. */
  static final class WritesTheWholeObject extends Broken {
    @Override
    RepositoryClient broken(InMemoryRepository whole) {
      var read = new HashMap<Change, Change>();
      return new Forwarding(whole) {
        @Override
        public Capabilities capabilities() {
          return super.capabilities().with(Capability.CHANGE, this::withSubject);
        }

        private Optional<Change> withSubject(ChangeRequest request) {
          var change = plan(whole, request);
          change.ifPresent(it -> read.put(it, subject(it.entity())));
          return change;
        }

        private Change subject(EntityRef entity) {
          var draft =
              new ChangeDraft(
                  entity, "", Map.of("field_subject", List.of()), ChangeDraft.Mode.APPEND, false);
          return plan(whole, new ChangeRequest(draft, Map.of())).orElseThrow();
        }

        @Override
        public Confirmation update(Change change, Runnable ready) {
          if (read.containsKey(change)) {
            whole.update(read.get(change), ready);
          }
          return super.update(change, ready);
        }
      };
    }
  }

  /** Takes every object for one of the bundle that it is asked for. */
  static final class KnowsNoBundles extends Broken {
    @Override
    RepositoryClient broken(InMemoryRepository whole) {
      return new Forwarding(whole) {
        @Override
        public Capabilities capabilities() {
          return super.capabilities()
              .with(Capability.CHANGE, request -> plan(whole, ofAnyBundle(request)));
        }
      };
    }

    private static ChangeRequest ofAnyBundle(ChangeRequest request) {
      var draft = request.draft();
      return new ChangeRequest(
          new ChangeDraft(draft.entity(), "", draft.fields(), draft.mode(), false),
          request.terms());
    }
  }
}
