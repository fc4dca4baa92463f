package org.ingestworkbench.testkit.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.ChangeDraft.Mode;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryClient;
import org.jspecify.annotations.Nullable;

/** The kinds of rows that the crash table walks through, each with what it must come to. */
public enum RowKind implements Rows {
  PLAIN("id,title\n1,One\n2,Two\n", 2, 0, 0, 0, 0),
  ONE_FILE("id,title,file\n1,One,a.jpg\n2,Two,b.jpg\n", 2, 2, 0, 0, 0),
  SEVERAL_FILES("id,title,file,extra\n1,One,a.jpg,a.txt\n2,Two,b.jpg,b.txt\n", 2, 4, 0, 0, 0),
  ALIAS("id,title,url_alias\n1,One,/one\n2,Two,/two\n", 2, 0, 2, 0, 0),
  COMPOUND(
      "id,title,parent_id,field_member_of,file\n1,One,,,\n2,Two,1,,a.jpg\n3,Three,2,,b.jpg\n",
      3,
      2,
      0,
      0,
      2),
  PAGED("id,title\nbook,A book\n2,Two\n", 4, 2, 0, 0, 2),
  NEW_TERMS("id,title,field_subject\n1,One,cats|dogs\n2,Two,Dogs\n3,Three,birds\n", 3, 0, 0, 3, 0),
  TERMS(
      """
      term_name,parent,weight,field_subject
      Animals,,2,
      Birds,Animals,,cats
      Owls,Birds,,
      Fish,Animals,,cats
      """,
      0,
      0,
      0,
      5,
      3),
  CHANGE_REPLACE(
      "node_id,title,field_note,field_subject\n1,New,new,cats\n2,,other|more,\n",
      0,
      0,
      0,
      1,
      0,
      Mode.REPLACE),
  CHANGE_APPEND("node_id,field_note\n1,new|old\n2,old\n", 0, 0, 0, 0, 0, Mode.APPEND),
  CHANGE_DELETE("node_id,field_note\n1,\n2,any\n", 0, 0, 0, 0, 0, Mode.DELETE),
  TERM_CHANGE(
      "term_id,term_name,parent,field_note\nBirds,Fowl,Animals,new\n3,,,old\n",
      0,
      0,
      0,
      0,
      0,
      Mode.REPLACE),
  ADD_MEDIA("node_id,file,extra\n1,a.jpg,a.txt\n2,,b.txt\n1,b.jpg,\n", 0, 4, 0, 0, 0);

  private static final String NOTE = "field_note";
  private static final String TITLE = "title";

  private final String csv;
  private final int nodes;
  private final int media;
  private final int aliases;
  private final int terms;
  private final int members;

  /** Of a change; null where rows make nodes. */
  private final @Nullable Mode mode;

  RowKind(String csv, int nodes, int media, int aliases, int terms, int members) {
    this(csv, nodes, media, aliases, terms, members, null);
  }

  RowKind(
      String csv, int nodes, int media, int aliases, int terms, int members, @Nullable Mode mode) {
    this.mode = mode;
    this.csv = csv;
    this.nodes = nodes;
    this.media = media;
    this.aliases = aliases;
    this.terms = terms;
    this.members = members;
  }

  @Override
  public int rows() {
    return (int) csv.lines().count() - 1;
  }

  @Override
  public int nodes() {
    return nodes;
  }

  @Override
  public int media() {
    return media;
  }

  @Override
  public int aliases() {
    return aliases;
  }

  @Override
  public int terms() {
    return terms;
  }

  @Override
  public int members() {
    return members;
  }

  @Override
  public Path writeTo(Path directory) {
    try {
      for (var name : new String[] {"a.jpg", "b.jpg", "a.txt", "b.txt"}) {
        Files.writeString(directory.resolve(name), "content of " + name);
      }
      var pages = Files.createDirectories(directory.resolve("book"));
      Files.writeString(pages.resolve("page-001.jpg"), "first");
      Files.writeString(pages.resolve("page-002.jpg"), "second");
      Files.createDirectories(directory.resolve("2"));
      return Files.writeString(directory.resolve("metadata.csv"), csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public PlanSettings settings(Path directory) {
    var builder = PlanSettings.builder().inputDirectory(directory);
    builder.task(task()).vocabulary("animal").idField(task().idColumn());
    if (mode != null) {
      builder.updateMode(mode);
    }
    return builder
        .terms(terms -> terms.withAdding(true))
        .media(mediaSettings())
        .pages(this == PAGED ? pages() : PageSettings.DEFAULTS)
        .build();
  }

  @Override
  public RowTask task() {
    if (mode != null) {
      return this == TERM_CHANGE ? RowTask.UPDATE_TERMS : RowTask.UPDATE;
    }
    return switch (this) {
      case TERMS -> RowTask.CREATE_TERMS;
      case ADD_MEDIA -> RowTask.ADD_MEDIA;
      default -> RowTask.CREATE;
    };
  }

  private boolean isOfNodesThatAreThere() {
    return task() == RowTask.UPDATE || task() == RowTask.ADD_MEDIA;
  }

  @Override
  public void prepare(RepositoryClient site) {
    if (this == TERM_CHANGE) {
      for (var name : List.of("Animals", "Birds")) {
        var term = new TermDraft("animal", name);
        var uuid = new UUID(BEFORE, name.length());
        site.create(new Creation.OfTerm(uuid, term, Map.of(NOTE, texts("old")), null, Map.of()));
      }
    } else if (isOfNodesThatAreThere()) {
      for (int node = 1; node <= 2; node++) {
        var draft = new NodeDraft("islandora_object", "Node " + node, Map.of(NOTE, texts("old")));
        var uuid = new UUID(BEFORE, node);
        site.create(new Creation.OfNode(uuid, draft, null, Map.of()));
      }
    }
  }

  @Override
  public List<ChangeDraft> before() {
    if (this == TERM_CHANGE) {
      return List.of(term("3", "Animals", List.of(), "old"), term("4", "Birds", List.of(), "old"));
    }
    return isOfNodesThatAreThere()
        ? List.of(is("1", "Node 1", texts("old")), is("2", "Node 2", texts("old")))
        : List.of();
  }

  @Override
  public List<ChangeDraft> after() {
    return switch (this) {
      case CHANGE_REPLACE ->
          List.of(is("1", "New", texts("new")), is("2", "Node 2", texts("other", "more")));
      case CHANGE_APPEND ->
          List.of(is("1", "Node 1", texts("old", "new")), is("2", "Node 2", texts("old")));
      case CHANGE_DELETE -> List.of(is("1", "Node 1", texts()), is("2", "Node 2", texts()));
      case TERM_CHANGE ->
          List.of(term("3", "Animals", List.of(), "old"), term("4", "Fowl", below("3"), "new"));
      default -> before();
    };
  }

  private static ChangeDraft term(String id, String name, List<Value> parent, String note) {
    var fields = Map.of("name", texts(name), "parent", parent, NOTE, texts(note));
    var ref = new EntityRef(EntityType.TERM, id, null);
    return new ChangeDraft(ref, "animal", fields, Mode.REPLACE, false);
  }

  private static List<Value> below(String term) {
    return List.of(new Value.Reference(new Value.Existing(term), "taxonomy_term"));
  }

  private static ChangeDraft is(String node, String title, List<Value> notes) {
    var fields = Map.of(TITLE, texts(title), NOTE, notes);
    return new ChangeDraft(EntityRef.node(node), "", fields, Mode.REPLACE, false);
  }

  private static List<Value> texts(String... texts) {
    return Stream.of(texts).<Value>map(Value.Text::new).toList();
  }

  private MediaSettings mediaSettings() {
    var builder = MediaSettings.builder().use("1");
    UnaryOperator<MediaSettings.Builder> extra =
        b -> this == SEVERAL_FILES || this == ADD_MEDIA ? b.additionalFiles("extra", "1") : b;
    return extra.apply(builder).build();
  }

  private static PageSettings pages() {
    return PageSettings.builder().fromDirectories(true).model("2").build();
  }
}
