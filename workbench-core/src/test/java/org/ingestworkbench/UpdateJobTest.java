package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Creation;
import org.junit.jupiter.api.Test;

/** A job that changes fields of nodes that are there. */
class UpdateJobTest extends UpdateCase {

  @Test
  void valuesTakeThePlaceOfThoseThatAreThereAndEmptyCellsSayNothing() {
    var report = start("node_id,title,field_note,field_other\n1,New,new|more,\n2,,,other\n");
    assertThat(report.count(Outcome.Kind.UPDATED)).isEqualTo(2);
    assertThat(titles()).containsExactly("New", "Node 2", "Node 3");
    assertThat(notes(1)).containsExactly("new", "more");
    assertThat(notes(2)).containsExactly("old");
    assertThat(values(2, "field_other")).containsExactly("other");
  }

  @Test
  void aRowThatSaysWhatIsThereWritesNothing() {
    var report = start("node_id,title,field_note\n1,Node 1,old\n");
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(1);
    assertThat(report.allDone()).isTrue();
  }

  @Test
  void baseFieldsAreChangedToo() {
    start(
        "node_id,published,promote,langcode,created,revision_log\n"
            + "1,0,1,en,2020-11-15T23:49:22+00:00,Why\n");
    assertThat(values(1, "status")).containsExactly("0");
    assertThat(values(1, "promote")).containsExactly("1");
    assertThat(values(1, "langcode")).containsExactly("en");
    assertThat(values(1, "created")).containsExactly("2020-11-15T23:49:22+00:00");
    assertThat(values(1, "revision_log")).as("is no field").isEmpty();
  }

  @Test
  void whatIsAddedToAFieldThatAlwaysHasOneValueTakesItsPlace() {
    planning(plan -> plan.updateMode(ChangeDraft.Mode.APPEND));
    start("node_id,title,published,field_note\n1,New,0,new|old\n");
    assertThat(titles()).startsWith("New");
    assertThat(values(1, "status")).containsExactly("0");
    assertThat(notes(1)).containsExactly("old", "new");
  }

  @Test
  void aNodeIsNamedByNumberOrAliasAndWhatLeadsToNoneFailsItsRow() {
    start("node_id,url_alias\n1,/one\n");
    var report = resumeAs("other", "node_id,field_note\n/one,a\n002,b\n/three,c\n9,d\n/one/,e\n");
    assertThat(notes(1)).containsExactly("a");
    assertThat(notes(2)).containsExactly("b");
    assertThat(report.notDone()).extracting("rowId").containsExactly("/three", "9", "/one/");
    assertThat(heard.problems(Code.NODE_MISSING))
        .extracting(Problem::message)
        .containsExactly(
            "There is no node \"/three\": write its number, its address or its alias.",
            "There is no node \"/one/\": write its number, its address or its alias.");
    assertThat(report.notDone().get(1).outcome().reason())
        .contains("memory:/node/9 is not there: correct the row, or leave it out.");
  }

  private JobReport resumeAs(String name, String csv) {
    input(csv);
    return job(name, directory.resolve("metadata.csv")).build().run();
  }

  @Test
  void anAliasIsMadeOnceAndNotWhereItLeadsToTheNodeAlready() {
    start("node_id,url_alias\n1,/one\n2,/two\n");
    var report = resumeAs("other", "node_id,url_alias,field_note\n1,/one,new\n3,,new\n");
    assertThat(repository.memory.aliases()).extracting(Thing::name).containsExactly("/one", "/two");
    assertThat(report.count(Outcome.Kind.UPDATED)).isEqualTo(2);
    assertThat(notes(3)).containsExactly("new");
  }

  @Test
  void columnsThatSayNothingOfAChangeAreToldOnce() {
    start("node_id,file,parent_id,field_note\n1,a.jpg,9,new\n2,b.jpg,9,new\n");
    assertThat(heard.problems(Code.COLUMN_UNSUPPORTED))
        .extracting(problem -> problem.place().column())
        .containsExactly("file", "parent_id");
    assertThat(heard.problems(Code.PARENT_MISSING)).isEmpty();
    assertThat(notes(2)).containsExactly("new");
  }

  @Test
  void aCheckSaysWhichNodesAreNotThereOrOfAnotherType() {
    var page = new NodeDraft("page", "A page", Map.of());
    repository.memory.create(new Creation.OfNode(UUID.randomUUID(), page, null, Map.of()));
    input("node_id,field_note,field_other\n1,a,\n9,b,\n2,c,\n4,d,\n9,,e\n");
    assertThat(job(Recovery.NONE).build().check().problems())
        .filteredOn(problem -> problem.code() == Code.NODE_MISSING)
        .extracting(problem -> problem.place().line() + " " + problem.message())
        .containsExactly(
            "3 There is no node 9: correct the row, or leave it out.",
            "5 Node 4 is of type page, not islandora_object: correct the row, or leave it out.",
            "6 There is no node 9: correct the row, or leave it out.");
  }

  @Test
  void aDeletionEmptiesTheFieldsOfAllColumnsAndLeavesWhatEveryNodeHas() {
    planning(plan -> plan.updateMode(ChangeDraft.Mode.DELETE));
    var report = start("node_id,title,field_note,published\n1,New,any,0\n2,,,\n");
    assertThat(report.count(Outcome.Kind.UPDATED)).isEqualTo(2);
    assertThat(List.of(notes(1), notes(2), notes(3)))
        .containsExactly(List.of(), List.of(), List.of("old"));
    assertThat(titles()).containsExactly("Node 1", "Node 2", "Node 3");
    assertThat(heard.problems(Code.COLUMN_UNSUPPORTED))
        .extracting(problem -> problem.place().column())
        .containsExactly("published", "title");
  }

  @Test
  void aFieldThatIsRequiredCannotBeEmptied() {
    planning(plan -> plan.updateMode(ChangeDraft.Mode.DELETE));
    repository.memory.withField(
        new FieldDefinition(
            "field_note",
            "Note",
            "string",
            -1,
            true,
            FieldDefinition.Limits.NONE,
            new FieldDefinition.Target("", List.of()),
            List.of()));
    assertThatThrownBy(() -> start("node_id,field_note\n1,\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Field \"field_note\" (Note) is required");
  }

  @Test
  void aRepositoryThatChangesNothingIsRefusedBeforeTheJobBegins() {
    repository.missing.add(Capability.CHANGE);
    assertThatThrownBy(() -> start("node_id,field_note\n1,new\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("takes no task \"update\"");
    assertThat(map.jobs()).isEmpty();
  }

  @Test
  void rowsOfOneNodeMayChangeDifferentFields() {
    var csv = "node_id,field_note,field_other\n1,new,\n2,new,\n1,,other\n";
    var report = start(csv);
    assertThat(report.count(Outcome.Kind.UPDATED)).isEqualTo(3);
    assertThat(notes(1)).containsExactly("new");
    assertThat(values(1, "field_other")).containsExactly("other");
    assertThat(resume(csv).count(Outcome.Kind.SKIPPED)).isEqualTo(3);
    assertThat(map.journal(jobRecord().id()).row("1 (2)")).isPresent();
  }

  @Test
  void rowsThatChangeOneFieldOfOneNodeAreRefused() {
    start("node_id,url_alias\n1,/one\n");
    var csv = "node_id,field_note,field_other\n1,a,\n2,,b\n/one,c,d\n2,,e\n";
    input(csv);
    var job = job("other", directory.resolve("metadata.csv")).build();
    assertThatThrownBy(job::run).isInstanceOf(InputException.class);
    var told =
        List.of(
            "Rows 1 (line 2), /one (line 4) change the same: field_note of node 1. Write it in one"
                + " row alone.",
            "Rows 2 (line 3), 2 (2) (line 5) change the same: field_other of node 2. Write it in"
                + " one row alone.");
    assertThat(heard.problems(Code.FIELD_TWICE)).extracting(Problem::message).isEqualTo(told);
    assertThat(job.check().problems())
        .filteredOn(problem -> problem.code() == Code.FIELD_TWICE)
        .extracting(Problem::message)
        .isEqualTo(told);
    assertThat(notes(1)).containsExactly("old");
  }
}
