package org.ingestworkbench.testkit.load;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.repository.Capabilities;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;

/**
 * A repository that answers at once, counts what it was asked for and keeps none of it: for finding
 * out what everything else costs. It has every bundle, field, term and node that it is asked for.
 * Safe for use by many threads.
 */
public class ForgetfulRepository implements RepositoryClient, Catalog {

  private static final int REFUSED = 422;

  private final AtomicLong created = new AtomicLong();
  private final LongPredicate refuses;

  /** Refuses nothing. */
  public ForgetfulRepository() {
    this(n -> false);
  }

  /**
   * Refuses some creations with 422.
   *
   * @param refuses whether to refuse the n-th creation
   */
  public ForgetfulRepository(LongPredicate refuses) {
    this.refuses = refuses;
  }

  /** How many creations were asked for, refused ones included. */
  public long created() {
    return created.get();
  }

  @Override
  public String host() {
    return "https://forgetful.example.org";
  }

  @Override
  public String address(EntityRef ref) {
    return host() + "/" + ref.id();
  }

  @Override
  public Confirmation create(Creation creation) {
    long n = created.incrementAndGet();
    if (refuses.test(n)) {
      throw RepositoryException.refusal("The value is not valid.", REFUSED);
    }
    return Confirmation.of(Long.toString(n), creation.uuid());
  }

  @Override
  public Finding find(EntityRef ref) {
    return new Finding.Absent();
  }

  @Override
  public Optional<NodeView> look(EntityRef node) {
    return Optional.empty();
  }

  @Override
  public Optional<MediaView> medium(EntityRef medium) {
    return Optional.empty();
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.NONE
        .with(Capability.MEDIA_OF_NODE, node -> List.of())
        .with(Capability.CHILDREN, node -> new Referrers.Told(List.of()))
        .with(Capability.TERM_USERS, term -> new Referrers.Told(List.of()));
  }

  @Override
  public boolean delete(EntityRef ref) {
    return false;
  }

  @Override
  public void abort() {}

  @Override
  public boolean hasBundle(String bundle) {
    return true;
  }

  @Override
  public Map<String, FieldDefinition> fields(String bundle, Collection<String> names) {
    return names.stream()
        .collect(
            Collectors.toMap(name -> name, name -> FieldDefinition.of(name, "string_long", -1)));
  }

  @Override
  public Map<String, String> namesByLabel(String bundle) {
    return Map.of();
  }

  @Override
  public boolean hasMediaBundle(String bundle) {
    return true;
  }

  @Override
  public Set<String> extensions(String mediaBundle, String fileField) {
    return Set.of();
  }

  @Override
  public List<Term> termsByName(String vocabulary, String name) {
    return List.of(new Term("1", vocabulary, name));
  }

  @Override
  public List<Term> termsByUri(String uri) {
    return List.of(new Term("1", "islandora_media_use", "Original File"));
  }

  @Override
  public Optional<Term> term(String id) {
    return Optional.of(new Term(id, "islandora_media_use", "Original File"));
  }

  @Override
  public Optional<String> node(String reference) {
    return Optional.of(reference);
  }
}
