package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A job that is finished, and is to be rolled back. */
abstract class RollbackCommandCase extends CommandCase {

  @BeforeEach
  final void ingest() throws IOException {
    for (var name : List.of("a.txt", "b.txt")) {
      Files.writeString(directory.resolve(name), name);
    }
    command
        .config("http_backoff_factor: 0")
        .csv(
            "id,title,field_model,parent_id,field_member_of,url_alias,file",
            "1,Parent,Image,,,/parent,a.txt",
            "2,Child,Image,1,,,b.txt",
            "3,Other,Image,,,,");
    assertThat(command.create()).as(said()).isZero();
  }

  final int rollBack(String... more) {
    var arguments = new ArrayList<>(List.of("rollback", "--config", command.file().toString()));
    arguments.addAll(List.of(more));
    return command.run(arguments.toArray(String[]::new));
  }

  final void assertNothingLeft() {
    assertThat(site.nodes()).isEmpty();
    assertThat(site.media()).isEmpty();
    assertThat(site.files()).isEmpty();
    assertThat(site.aliases()).isEmpty();
  }
}
