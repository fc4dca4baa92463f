package org.ingestworkbench.islandora.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.workflow.ItemDraft;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemDraftsTest {
  private static final UUID NODE = new UUID(0x4000, 7);

  @TempDir Path directory;

  private static void make(JobSession session, String row, int line, @Nullable String id) {
    session.startRow(row, line, "");
    var step = StepKey.node(row);
    session.begin(step, NODE, 0, "");
    session.complete(step, Confirmation.of(id, NODE), false, null);
  }

  @Test
  void everyRowWithANodeIsAnItemThoughTheSiteDidNotTellItsId() throws IOException {
    var file =
        Files.write(
            directory.resolve("books.yml"),
            List.of(
                "task: create",
                "host: http://localhost:8000",
                "username: u",
                "password: p",
                "csv_id_to_node_id_map_path: " + directory.resolve("map.db")));
    var config = WorkbenchConfig.read(file);
    var claim =
        new JobClaim(
            new JobId(new UUID(1, 2)),
            false,
            true,
            new JobKey("http://localhost:8000", "spring/books"),
            "in.csv",
            "",
            1);
    try (var map = SqliteIdMap.open(config.idMapFile());
        var session = map.claim(claim)) {
      make(session, "b", 2, "998");
      make(session, "a", 3, null);
      session.startRow("c", 4, "");
    }

    assertThat(ItemDrafts.of(config, "spring/books"))
        .containsExactly(
            new ItemDraft("998", "row b, http://localhost:8000/node/998"),
            new ItemDraft(NODE.toString(), "row a, node " + NODE));
    assertThat(ItemDrafts.of(config, "spring/maps")).isEmpty();
  }
}
