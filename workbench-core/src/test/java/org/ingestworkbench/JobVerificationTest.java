package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.verify.Difference;
import org.ingestworkbench.verify.Difference.What;
import org.ingestworkbench.verify.JobVerification;
import org.ingestworkbench.verify.VerifyReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a job made is read again. */
class JobVerificationTest extends RollbackCase {

  @BeforeEach
  void run() {
    assertThat(job().run().allDone()).isTrue();
  }

  private VerifyReport verified() {
    return verification().run();
  }

  private JobVerification verification() {
    return JobVerification.of(repository, map, jobRecord().id());
  }

  private static List<String> found(VerifyReport report) {
    return report.differences().stream()
        .map(one -> one.what() + " " + one.ref().type() + " of " + one.rowId())
        .sorted()
        .toList();
  }

  @Test
  void allThatIsThereIsCounted() {
    var before = map.toString();

    var report = verified();

    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(report.unchanged())
        .isEqualTo(Map.of(EntityType.NODE, 3L, EntityType.MEDIA, 2L, EntityType.ALIAS, 1L));
    assertThat(map).hasToString(before);
  }

  @Test
  void whatIsGoneOrWasChangedIsNamed() {
    spoil();

    assertThat(found(verified()))
        .containsExactly(
            "CHANGED MEDIA of 2", "GONE ALIAS of 1", "GONE NODE of 3", "OPEN NODE of late");
  }

  @Test
  void soItIsWhereObjectsAreShownOneByOne() {
    spoil();
    repository.missing.add(Capability.LOOK_MANY);
    repository.stock = true;

    assertThat(found(verified()))
        .containsExactly(
            "CHANGED MEDIA of 2", "GONE ALIAS of 1", "GONE NODE of 3", "OPEN NODE of late");
  }

  private void spoil() {
    repository.memory.withChange(medium(1));
    repository.memory.delete(made("Other"));
    repository.memory.delete(new EntityRef(EntityType.ALIAS, "1", null));
    begun(StepKey.node("late"), UUID.randomUUID());
  }

  @Test
  void whatTheSiteDoesNotShowIsNotToldAndTheOthersAre() {
    repository.missing.add(Capability.LOOK_MANY);
    repository.lookingNext.add(RepositoryException.refusal("You may not.", 403));

    var report = verified();

    assertThat(report.count(What.UNKNOWN)).isEqualTo(1);
    assertThat(report.unchanged()).containsEntry(EntityType.NODE, 2L);
    assertThat(report.differences()).extracting(Difference::reason).containsExactly("You may not.");
  }

  @Test
  void aTermThatWasBegunIsTheSites() {
    begun(StepKey.term("subject", "dogs"), UUID.randomUUID());

    assertThat(verified().complete()).isTrue();
  }

  @Test
  void aCancelBeforeItEndsItAtOnce() {
    var verification = verification();
    verification.cancel();

    var report = verification.run();

    assertThat(report.complete()).isFalse();
    assertThat(report.stopped()).isEqualTo("The verification was cancelled.");
    assertThat(verification.run().complete()).isTrue();
  }

  @Test
  void aJobThatTheStoreDoesNotHaveIsRefused() {
    var unknown = JobVerification.of(repository, map, new JobId(new UUID(1, 1)));

    assertThatThrownBy(unknown::run).isInstanceOf(InputException.class);
  }
}
