package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.repository.Creation;
import org.junit.jupiter.api.Test;

/** A repository without definitions takes every column, and no URL alias. */
class AnythingCatalogTest extends JobCase {

  private IngestJob job(String... lines) {
    input(lines);
    return job(Recovery.NONE).catalog(Catalog.anything()).build();
  }

  @Test
  void everyColumnIsAFieldOfTexts() {
    var job = job("id,title,colour,field_member_of", "1,One,red|blue,", "2,Two,,1");
    assertThat(job.check().problems())
        .extracting(Problem::code)
        .containsExactly(Problem.Code.FILE_COLUMN_MISSING);
    assertThat(job.run().allDone()).isTrue();
    var one = ((Creation.OfNode) repository.memory.nodes().get(0).creation()).node();
    assertThat(one.fields().get("colour"))
        .isEqualTo(List.of(new Value.Text("red"), new Value.Text("blue")));
    assertThat(repository.memory.nodes().get(1).belongsTo()).isNull();
    var two = ((Creation.OfNode) repository.memory.nodes().get(1).creation()).node();
    assertThat(two.fields().get("field_member_of").get(0)).isInstanceOf(Value.Reference.class);
  }

  @Test
  void aRowWithAnAliasIsRefusedByCheckAndRun() {
    var job = job("id,title,url_alias", "1,One,", "2,Two,/two");
    assertThat(job.check().problems())
        .filteredOn(problem -> problem.code() == Problem.Code.ALIAS_INVALID)
        .extracting(Problem::message)
        .containsExactly("The repository has no URL aliases: leave \"/two\" out.");
    job.run();
    assertThat(titles()).containsExactly("One");
    assertThat(repository.memory.aliases()).isEmpty();
  }
}
