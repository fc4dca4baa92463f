package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.AliasView;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.store.JobState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An alias is deleted when the repository says so, and not because its node went. */
class RollbackAliasTest extends RollbackCase {

  private static final UUID ALIAS = new UUID(7, 8);

  /** What the first node shows; the others show none. */
  private NodeView.@Nullable Alias shown;

  /** The nodes do not show what is so: the repository keeps older answers, or does not tell. */
  private final RepositoryClient showingOther =
      Between.calls(
          RepositoryClient.class,
          repository,
          (method, arguments) -> {},
          result ->
              result instanceof Optional<?> found && found.orElse(null) instanceof NodeView view
                  ? Optional.of(withOther(view))
                  : result);

  private NodeView withOther(NodeView view) {
    return new NodeView(
        view.id(),
        view.uuid(),
        view.bundle(),
        view.title(),
        view.changed(),
        view.parents(),
        view.title().equals("Parent") ? shown : null);
  }

  @BeforeEach
  void adoptAnAliasWithoutItsId() {
    job().run();
    repository.create(new Creation.OfAlias(ALIAS, "/other", made("Other")));
    adopted(StepKey.alias("3"), Confirmation.of(null, ALIAS));
  }

  @Test
  void oneThatWasAdoptedWithoutItsIdGoesByItsUuid() {
    var report = rollback().repository(showingOther).build().run();

    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(report.deleted(EntityType.ALIAS)).isEqualTo(2);
    assertThat(repository.memory.aliases()).isEmpty();
  }

  @Test
  void oneToWhichNothingLeadsIsListedAndKeepsItsRecord() {
    repository.stock = true;

    var report = rollback().repository(showingOther).build().run();

    assertThat(report.complete()).as(report.toString()).isFalse();
    assertThat(reasons(report, Why.OPEN)).singleElement().asString().contains("not known");
    assertThat(repository.memory.aliases()).extracting(Thing::uuid).containsExactly(ALIAS);
    repository.stock = false;
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
    assertThat(repository.memory.aliases()).isEmpty();
    assertThat(jobRecord().state()).isEqualTo(JobState.ROLLED_BACK);
  }

  @Test
  void oneOfTheJobGoesThoughTheNodeShowsAnother() {
    var second = new Creation.OfAlias(new UUID(9, 9), "/second", made("Parent"));
    shown = new NodeView.Alias(String.valueOf(repository.create(second).id()), "/second");

    var report = rollback().repository(showingOther).build().run();

    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(repository.memory.aliases()).isEmpty();
  }

  @Test
  void aNodeTakesAllItsAliasesWithIt() {
    repository.create(new Creation.OfAlias(new UUID(9, 9), "/second", made("Parent")));

    var report = rolledBack(RollbackOptions.DEFAULT);

    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(repository.memory.aliases()).isEmpty();
  }

  @Test
  void theAliasOfANodeThatIsGoneIsLookedAtWhereNoUuidLeadsToIt() {
    repository.stock = true;
    repository.memory.delete(made("Parent"));

    var report = rollback().build().run();

    assertThat(report.deleted(EntityType.ALIAS)).as(report.toString()).isEqualTo(2);
    assertThat(repository.memory.aliases()).isEmpty();
  }

  @Test
  void oneWhoseIdIsAnothersByNowStays() {
    repository.stock = true;
    repository.memory.delete(made("Parent"));
    var another = new AliasView("1", new UUID(5, 5), "/another", "9");

    var report = rollback().repository(showingAlias(another)).build().run();

    assertThat(report.deleted(EntityType.ALIAS)).as(report.toString()).isEqualTo(1);
    assertThat(repository.memory.aliases()).extracting(Thing::name).containsExactly("/parent");
  }

  @Test
  void oneThatCannotBeLookedAtIsListedAndKeepsItsRecord() {
    repository.stock = true;
    repository.missing.add(Capability.ALIAS);
    repository.memory.delete(made("Parent"));

    var report = rollback().build().run();

    assertThat(report.complete()).as(report.toString()).isFalse();
    assertThat(reasons(report, Why.OPEN)).singleElement().asString().contains("not known");
    repository.missing.clear();
    var again = rolledBack(RollbackOptions.DEFAULT);
    assertThat(reasons(again, Why.OPEN)).isEmpty();
    assertThat(repository.memory.aliases()).isEmpty();
  }

  private RepositoryClient showingAlias(AliasView alias) {
    return Between.calls(
        RepositoryClient.class,
        repository,
        (method, arguments) -> {},
        result ->
            result instanceof Optional<?> found && found.orElse(null) instanceof AliasView
                ? Optional.of(alias)
                : result);
  }
}
