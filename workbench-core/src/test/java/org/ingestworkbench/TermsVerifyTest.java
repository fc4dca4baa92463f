package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.verify.Difference;
import org.ingestworkbench.verify.Difference.What;
import org.ingestworkbench.verify.JobVerification;
import org.ingestworkbench.verify.VerifyReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Terms that rows are about are read again; those that rows only name are the site's. */
class TermsVerifyTest extends TermsCase {

  @BeforeEach
  void threeTerms() {
    start("term_name,parent,field_place\nAnimals,,Paris\nBirds,Animals,\nOwls,Birds,\n");
  }

  private VerifyReport verified() {
    return JobVerification.of(repository, map, jobRecord().id()).run();
  }

  private EntityRef term(int index) {
    return new EntityRef(EntityType.TERM, terms().get(index).id(), terms().get(index).uuid());
  }

  @Test
  void termsOfRowsAreThere() {
    var report = verified();

    assertThat(report.complete()).isTrue();
    assertThat(report.unchanged()).isEqualTo(Map.of(EntityType.TERM, 3L));
  }

  @Test
  void whatIsGoneAndWhatWasChangedIsNamed() {
    var owls = term(2);
    repository.memory.delete(owls);
    repository.memory.withChange(term(1));

    assertThat(verified().differences())
        .extracting(Difference::what, Difference::rowId)
        .containsExactlyInAnyOrder(
            org.assertj.core.api.Assertions.tuple(What.GONE, "Owls"),
            org.assertj.core.api.Assertions.tuple(What.CHANGED, "Birds"));
  }

  @Test
  void aTermIsLookedForByItselfWhereManyAreNotShown() {
    repository.missing.add(org.ingestworkbench.repository.Capability.LOOK_MANY);
    repository.memory.delete(term(2));

    var report = verified();

    assertThat(report.unchanged()).isEqualTo(Map.of(EntityType.TERM, 2L));
    assertThat(report.count(What.GONE)).isEqualTo(1);
    assertThat(List.copyOf(report.differences())).hasSize(1);
  }
}
