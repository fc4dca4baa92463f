package org.ingestworkbench;

import java.nio.file.Path;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.store.MapEntry;
import org.junit.jupiter.api.BeforeEach;

/** A job that another program began, with what it made and what it wrote into the ID map. */
abstract class StrayCase extends JobCase {

  static final String CSV = "id,title,file\n01,A,a.txt\n02,B,b.txt\n03,C,c.txt\n";

  final KeptList list = new KeptList();

  @BeforeEach
  final void aFileForEachRow() {
    files("a.txt", "b.txt", "c.txt");
  }

  /** Makes rows as another program would: this map never hears of it. */
  final void madeElsewhere(String csv) {
    elsewhere(csv).build().run();
  }

  /** Makes rows as another program would that dies before it makes their media. */
  final void nodesMadeElsewhere(String csv) {
    var nodesOnly = mediaSettings().nodesOnly(true).build();
    elsewhere(csv).plan(plan(builder -> builder.media(nodesOnly))).build().run();
  }

  private IngestJobBuilder elsewhere(String csv) {
    return super.job("elsewhere", write("other.csv", csv))
        .repository(repository.memory)
        .idMap(new InMemoryIdMap());
  }

  final void inMap(String csvId, String node) {
    map.put(new MapEntry("job.yml", "", "", csvId, node, "memory:"));
  }

  /** A page of row 01, whose node is 1. */
  final void pageInMap(String file, String node) {
    map.put(new MapEntry("job.yml", "01", "1", file, node, "memory:"));
  }

  @Override
  IngestJobBuilder job(String name, Path input) {
    return super.job(name, input).mapUse(IdMapUse.DEFAULT.withConfigFile("job.yml")).rollback(list);
  }
}
