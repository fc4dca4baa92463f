package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.StepRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Same journal, same site, same finding: whichever operation asks what became of a step that stands
 * begun or unresolved, no two of them give different certain answers, and every certain answer is
 * true. The case itself lists where an operation with less evidence cannot tell. Each case runs a
 * job up to the request of one step, whose answer is lost, and asks by each operation.
 */
class SameFindingTest extends JobCase {

  /** How the step stands in the journal. */
  enum Stands {
    BEGUN,
    UNRESOLVED_0,
    /** As a map that was made again has it: the object may be of the generation before. */
    UNRESOLVED_1
  }

  enum Site {
    JSON_API,
    STOCK,
    NODE_GONE,
    STOCK_NODE_GONE;

    boolean stock() {
      return this == STOCK || this == STOCK_NODE_GONE;
    }

    boolean nodeGone() {
      return this == NODE_GONE || this == STOCK_NODE_GONE;
    }
  }

  /** Who asks. */
  enum Asks {
    /** A resume whose row has the step still. */
    RUN,
    /** A resume whose row lost it. */
    LEFTOVERS,
    ROLLBACK,
    REBUILD
  }

  enum Says {
    FOUND,
    ABSENT,
    CANNOT_TELL
  }

  record Case(Kind kind, Stands stands, Site site, boolean there) {
    boolean makesSense() {
      boolean hasNode = kind != Kind.NODE && kind != Kind.TERM && kind != Kind.PAGE;
      return !site.nodeGone() || hasNode;
    }

    /** What an operation is to say: the truth, unless it lacks the evidence. */
    Says by(Asks who) {
      if (goesWithItsNode(who)) {
        return Says.ABSENT;
      }
      return lacksDraft(who) || takesTheTerm(who)
          ? Says.CANNOT_TELL
          : there ? Says.FOUND : Says.ABSENT;
    }

    /** Without a draft nothing leads to what belonged to a node that is gone, on a stock site. */
    private boolean lacksDraft(Asks who) {
      return site == Site.STOCK_NODE_GONE && (who == Asks.LEFTOVERS || who == Asks.ROLLBACK);
    }

    /**
     * An alias of a node that is gone leads nowhere: a rollback that cannot ask has no more to do.
     */
    private boolean goesWithItsNode(Asks who) {
      return kind == Kind.ALIAS && site == Site.STOCK_NODE_GONE && who == Asks.ROLLBACK;
    }

    /** A run that finds a term by its name uses it, whoever made it, and asks nothing more. */
    private boolean takesTheTerm(Asks who) {
      return kind == Kind.TERM && there && who == Asks.RUN;
    }

    @Override
    public String toString() {
      return kind + " " + stands + " " + site + (there ? " there" : " not there");
    }
  }

  static Stream<Case> cases() {
    return Stream.of(Kind.values())
        .filter(kind -> !kind.changes())
        .flatMap(
            kind ->
                Stream.of(Stands.values())
                    .flatMap(
                        stands ->
                            Stream.of(Site.values())
                                .flatMap(
                                    site ->
                                        Stream.of(true, false)
                                            .map(there -> new Case(kind, stands, site, there)))))
        .filter(Case::makesSense);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyOperationFindsWhatIsTrueOrSaysThatItCannotTell(Case one) {
    for (var who : Asks.values()) {
      ask(who, one)
          .ifPresent(says -> assertThat(says).as(who + " of " + one).isEqualTo(one.by(who)));
    }
  }

  private Optional<Says> ask(Asks who, Case one) {
    var world = new World(one);
    world.interrupt();
    return world.ask(who);
  }

  /** A job of its own for one question. */
  private final class World {
    private final Case one;
    private final StepKey key;

    World(Case one) {
      this.one = one;
      repository = new WatchedRepository();
      repository
          .memory
          .withTerm("islandora_media_use", "Original File")
          .withTerm("islandora_models", "Page")
          .withField(FieldDefinition.ofTerms("field_subject", -1, "subject"));
      map = new InMemoryIdMap();
      key =
          switch (one.kind()) {
            case NODE -> StepKey.node("1");
            case PAGE -> StepKey.page("1", "page-1.jpg");
            case MEDIA -> StepKey.media("1", "file");
            case PAGE_MEDIA -> StepKey.pageMedia("1", "page-1.jpg", "");
            case ALIAS -> StepKey.alias("1");
            case TERM -> StepKey.term("subject", "cats");
            case NODE_CHANGE, MEDIA_CHANGE, TERM_CHANGE ->
                throw new IllegalArgumentException("A run that creates changes nothing.");
          };
    }

    private IngestJob job(boolean whole, Recovery recovery) {
      files("a.jpg");
      folders("0", "1");
      if (hasPages() && whole) {
        pages("1", 1);
      } else if (hasPages()) {
        delete("1/page-1.jpg");
      }
      boolean fails = one.kind() == Kind.NODE && !whole;
      input(
          "id,title,url_alias,field_subject,file",
          "0,First,,,",
          "1,T1,"
              + (one.kind() == Kind.ALIAS && whole ? "/one" : "")
              + ","
              + (one.kind() == Kind.TERM && whole ? "cats" : "")
              + ","
              + (fails ? "gone.jpg" : one.kind() == Kind.MEDIA && whole ? "a.jpg" : ""));
      var builder = SameFindingTest.this.job(recovery);
      return builder
          .plan(
              plan(
                  settings ->
                      settings
                          .terms(terms -> terms.withAdding(true))
                          .media(mediaSettings().allowMissingFiles(!fails).build())
                          .pages(
                              PageSettings.builder()
                                  .fromDirectories(hasPages())
                                  .model("2")
                                  .build())))
          .build();
    }

    private boolean hasPages() {
      return one.kind() == Kind.PAGE || one.kind() == Kind.PAGE_MEDIA;
    }

    private Predicate<Creation> target() {
      return creation ->
          switch (one.kind()) {
            case NODE -> Creations.title(creation).equals("T1");
            case PAGE ->
                creation instanceof Creation.OfNode node
                    && !List.of("First", "T1").contains(node.node().title());
            case MEDIA, PAGE_MEDIA -> creation instanceof Creation.OfMedia;
            case ALIAS -> creation instanceof Creation.OfAlias;
            case TERM -> creation instanceof Creation.OfTerm;
            case NODE_CHANGE, MEDIA_CHANGE, TERM_CHANGE -> false;
          };
    }

    void interrupt() {
      var dying = Mishap.dying(target());
      if (one.there()) {
        repository.after = dying;
      } else {
        repository.before = dying;
      }
      job(true, Recovery.NONE).run();
      repository.mend();
      anHourPasses();
      if (one.stands() != Stands.BEGUN) {
        leaveUnresolved();
      }
      repository.stock = one.site().stock();
      repository.hidingIds = one.site().stock();
      if (one.site().nodeGone()) {
        owner().ifPresent(repository.memory::delete);
      }
    }

    private Optional<EntityRef> owner() {
      var item = ItemKey.of(key);
      return record(item == null ? key : item.nodeStep())
          .map(StepRecord::confirmation)
          .map(made -> EntityRef.node(made.id(), made.uuid()));
    }

    private void leaveUnresolved() {
      var job = jobRecord();
      var claim = new JobClaim(job.id(), true, false, job.key(), job.input(), job.settings(), 0);
      try (var session = map.claim(claim)) {
        var before = session.find(key).orElseThrow();
        if (one.stands() == Stands.UNRESOLVED_1) {
          session.refuse(key, "not there");
          var uuid = one.kind() == Kind.TERM ? before.uuid() : Identity.of(session.id(), key, 1);
          session.begin(key, uuid, 1, before.fingerprint());
        }
        session.unresolved(key, "It was not told.");
        session.end(JobState.STOPPED);
      }
    }

    private Optional<StepRecord> record(StepKey step) {
      return map.journal(jobRecord().id()).find(step);
    }

    Optional<Says> ask(Asks who) {
      switch (who) {
        case RUN -> job(true, Recovery.resume()).run();
        case LEFTOVERS -> {
          if (one.kind() == Kind.TERM) {
            return Optional.empty();
          }
          job(false, Recovery.resume().acceptingChanges()).run();
        }
        case ROLLBACK -> rollBack();
        case REBUILD -> {
          return rebuilt();
        }
      }
      return record(key).map(World::says);
    }

    private void rollBack() {
      JobRollback.named("job")
          .repository(repository)
          .idMap(map)
          .requestsEndWithin(Duration.ZERO)
          .build()
          .run();
    }

    private Optional<Says> rebuilt() {
      if (one.kind() == Kind.TERM || one.site().nodeGone()) {
        return Optional.empty();
      }
      var id = jobRecord().id();
      map = new InMemoryIdMap();
      job(true, Recovery.resume()).rebuildMap(RebuildOptions.of(id).rollbacks(1));
      return Optional.of(record(key).map(World::says).orElse(Says.ABSENT));
    }

    private static Says says(StepRecord step) {
      return switch (step.state()) {
        case COMPLETE -> step.adopted() ? Says.FOUND : Says.ABSENT;
        case ROLLED_BACK -> Says.FOUND;
        case REFUSED -> Says.ABSENT;
        case BEGUN, UNRESOLVED -> Says.CANNOT_TELL;
      };
    }
  }
}
