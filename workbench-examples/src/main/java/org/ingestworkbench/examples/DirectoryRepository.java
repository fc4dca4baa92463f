package org.ingestworkbench.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Capabilities;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A repository of directories: {@code root/NODE-UUID/node} is a node and {@code
 * root/NODE-UUID/MEDIUM-UUID} a medium of it. Objects have no IDs beside their uuids.
 */
public final class DirectoryRepository implements RepositoryClient {

  private static final String NODE = "node";
  private static final String MEMBER_OF = "field_member_of";

  private final Path root;
  private final ObjectDirectories objects;
  private volatile boolean aborted;

  /** Opens the repository, and makes it where there is none. */
  public DirectoryRepository(Path root) throws IOException {
    this.root = root.toAbsolutePath();
    this.objects = new ObjectDirectories(this.root.resolve("drafts"));
  }

  @Override
  public String host() {
    return root.toUri().toString().replaceFirst("/+$", "");
  }

  @Override
  public String address(EntityRef ref) {
    return host() + "/" + (ref.uuid() != null ? ref.uuid() : ref.id());
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.NONE.with(Capability.MEDIA_OF_NODE, this::media);
  }

  @Override
  public Confirmation create(Creation creation) {
    refuseWhenAborted();
    if (creation instanceof Creation.OfNode node) {
      var place = node(node.uuid());
      objects.put(place, about(node), null);
      return Confirmation.of(node.uuid(), ObjectDirectories.changed(place));
    } else if (creation instanceof Creation.OfMedia medium) {
      var node = existing(medium.node());
      var place = node(node).resolveSibling(medium.uuid().toString());
      objects.put(place, about(medium.media()), file(medium.media()));
      var changed = ObjectDirectories.changed(place);
      var id = medium.uuid().toString();
      return new Confirmation(id, medium.uuid(), changed, List.of(), node.toString());
    }
    throw RepositoryException.because("There are neither aliases nor terms here.").build();
  }

  private Properties about(Creation.OfNode creation) {
    var about = new Properties();
    creation.node().fields().forEach((field, values) -> about.setProperty(field, text(values)));
    about.setProperty("bundle", creation.node().bundle());
    about.setProperty("title", creation.node().title());
    if (creation.parent() != null) {
      about.setProperty(MEMBER_OF, existing(creation.parent()).toString());
    }
    return about;
  }

  private static Properties about(MediaDraft medium) {
    var about = new Properties();
    medium.fields().forEach((field, values) -> about.setProperty(field, text(values)));
    about.setProperty("bundle", medium.bundle());
    about.setProperty("name", medium.name());
    about.setProperty("uses", String.join("|", medium.uses()));
    return about;
  }

  private static String text(List<Value> values) {
    return values.stream().map(DirectoryRepository::text).collect(Collectors.joining("|"));
  }

  private static String text(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    return value instanceof Value.Reference reference
            && reference.target() instanceof Value.Existing target
        ? target.id()
        : value.toString();
  }

  private static Path file(MediaDraft medium) {
    if (medium.content() instanceof MediaDraft.Upload upload && Files.isReadable(upload.file())) {
      return upload.file();
    }
    throw RepositoryException.because(medium.source() + " is no file that can be read.").build();
  }

  /** The uuid of a node that has to be there. */
  private UUID existing(EntityRef node) {
    return place(node)
        .map(there -> Objects.requireNonNull(node.uuid()))
        .orElseThrow(() -> RepositoryException.because("There is no " + node + ".").build());
  }

  private Path node(UUID uuid) {
    return root.resolve(uuid.toString()).resolve(NODE);
  }

  /** Where an object is, if it is there; a medium may be under any node. */
  private Optional<Path> place(EntityRef ref) {
    var uuid = ref.uuid();
    if (uuid == null || (ref.type() != EntityType.NODE && ref.type() != EntityType.MEDIA)) {
      return Optional.empty();
    } else if (ref.type() == EntityType.NODE) {
      return Optional.of(node(uuid)).filter(Files::isDirectory);
    }
    return ObjectDirectories.in(root).stream()
        .map(node -> node.resolve(uuid.toString()))
        .filter(Files::isDirectory)
        .findFirst();
  }

  @Override
  public Finding find(EntityRef ref) {
    refuseWhenAborted();
    var place = place(ref);
    return place.isEmpty()
        ? new Finding.Absent()
        : new Finding.Found(
            Confirmation.of(
                Objects.requireNonNull(ref.uuid()), ObjectDirectories.changed(place.get())));
  }

  @Override
  public Optional<NodeView> look(EntityRef node) {
    refuseWhenAborted();
    return place(node).map(place -> view(Objects.requireNonNull(node.uuid()), place));
  }

  private static NodeView view(UUID uuid, Path place) {
    var about = ObjectDirectories.about(place);
    var changed = ObjectDirectories.changed(place);
    var parents = list(about.getProperty(MEMBER_OF));
    return new NodeView(
        uuid, about.getProperty("bundle"), about.getProperty("title"), changed, parents);
  }

  @Override
  public Optional<MediaView> medium(EntityRef medium) {
    refuseWhenAborted();
    return place(medium).map(DirectoryRepository::view);
  }

  private List<MediaView> media(EntityRef node) {
    refuseWhenAborted();
    return place(node).map(Path::getParent).stream()
        .flatMap(there -> ObjectDirectories.in(there).stream())
        .filter(object -> !object.endsWith(NODE))
        .map(DirectoryRepository::view)
        .toList();
  }

  private static MediaView view(Path medium) {
    var about = ObjectDirectories.about(medium);
    return new MediaView(
        UUID.fromString(String.valueOf(medium.getFileName())),
        about.getProperty("bundle"),
        about.getProperty("name"),
        list(about.getProperty("uses")),
        List.of(),
        ObjectDirectories.changed(medium));
  }

  private static List<String> list(@Nullable String text) {
    return text == null || text.isEmpty() ? List.of() : List.of(text.split("\\|"));
  }

  /** A node's media stay. */
  @Override
  public boolean delete(EntityRef ref) {
    refuseWhenAborted();
    return place(ref).filter(objects::remove).isPresent();
  }

  private void refuseWhenAborted() {
    if (aborted) {
      throw RepositoryException.because("The repository is not used any more.")
          .effect(Effect.UNKNOWN)
          .scope(Scope.JOB)
          .build();
    }
  }

  @Override
  public void abort() {
    aborted = true;
  }

  @Override
  public String toString() {
    return "DirectoryRepository[" + root + "]";
  }
}
