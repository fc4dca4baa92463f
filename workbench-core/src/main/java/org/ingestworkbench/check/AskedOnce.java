package org.ingestworkbench.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.retry.Retry;

/**
 * A catalog that is asked once for each distinct value, for what is not there as well as for what
 * is: a check does not change the site, so an answer stays good while it lasts. Only the most
 * recent answers are kept, so memory does not grow with the input. A question that failed for the
 * moment is asked again. Safe for many threads.
 */
final class AskedOnce implements Catalog {

  private static final int KEPT = 100_000;

  private final Catalog catalog;
  private final Retry tries;
  private final Answers<Key> answers = new Answers<>(KEPT);

  private enum What {
    BUNDLE,
    MEDIA_BUNDLE,
    EXTENSIONS,
    BY_NAME,
    BY_URI,
    TERM,
    NODE,
    FOUND_NODE,
    ADDRESS,
    USER,
    LANGUAGE,
    OWNERS,
    SIZE,
    TRIAL
  }

  private record Key(What what, String of, String value) {}

  AskedOnce(Catalog catalog, Retry tries) {
    this.catalog = catalog;
    this.tries = tries;
  }

  private <T> T ask(What what, String of, String value, Supplier<T> question) {
    return answers.get(new Key(what, of, value), () -> tries.ask(question));
  }

  @Override
  public boolean hasBundle(String bundle) {
    return ask(What.BUNDLE, "", bundle, () -> catalog.hasBundle(bundle));
  }

  @Override
  public Map<String, FieldDefinition> fields(String bundle, Collection<String> names) {
    return tries.ask(() -> catalog.fields(bundle, names));
  }

  @Override
  public Map<String, String> namesByLabel(String bundle) {
    return tries.ask(() -> catalog.namesByLabel(bundle));
  }

  @Override
  public boolean hasBundle(EntityType type, String bundle) {
    return ask(What.BUNDLE, type.name(), bundle, () -> catalog.hasBundle(type, bundle));
  }

  @Override
  public Map<String, FieldDefinition> fields(
      EntityType type, String bundle, Collection<String> names) {
    return tries.ask(() -> catalog.fields(type, bundle, names));
  }

  @Override
  public Map<String, String> namesByLabel(EntityType type, String bundle) {
    return tries.ask(() -> catalog.namesByLabel(type, bundle));
  }

  @Override
  public boolean hasMediaBundle(String bundle) {
    return ask(What.MEDIA_BUNDLE, "", bundle, () -> catalog.hasMediaBundle(bundle));
  }

  @Override
  public Set<String> extensions(String mediaBundle, String fileField) {
    return ask(
        What.EXTENSIONS, mediaBundle, fileField, () -> catalog.extensions(mediaBundle, fileField));
  }

  @Override
  public List<Term> termsByName(String vocabulary, String name) {
    return ask(What.BY_NAME, vocabulary, name, () -> catalog.termsByName(vocabulary, name));
  }

  @Override
  public List<Term> termsByUri(String uri) {
    return ask(What.BY_URI, "", uri, () -> catalog.termsByUri(uri));
  }

  @Override
  public Optional<Term> term(String id) {
    return ask(What.TERM, "", id, () -> catalog.term(id));
  }

  @Override
  public Optional<String> node(String reference) {
    return ask(What.NODE, "", reference, () -> catalog.node(reference));
  }

  @Override
  public Map<String, String> contentTypes(Collection<String> nodes, String usual) {
    return tries.ask(() -> catalog.contentTypes(nodes, usual));
  }

  @Override
  public Optional<Node> findNode(String reference) {
    return ask(What.FOUND_NODE, "", reference, () -> catalog.findNode(reference));
  }

  @Override
  public RemoteFile remoteFile(String address) {
    return ask(What.ADDRESS, "", address, () -> catalog.remoteFile(address));
  }

  @Override
  public boolean hasUser(String id) {
    return ask(What.USER, "", id, () -> catalog.hasUser(id));
  }

  @Override
  public boolean hasLanguage(String code) {
    return ask(What.LANGUAGE, "", code, () -> catalog.hasLanguage(code));
  }

  @Override
  public boolean hasAliases() {
    return catalog.hasAliases();
  }

  @Override
  public boolean remote() {
    return catalog.remote();
  }

  @Override
  public OptionalLong maxFileSize(String mediaBundle, String fileField) {
    return ask(
        What.SIZE, mediaBundle, fileField, () -> catalog.maxFileSize(mediaBundle, fileField));
  }

  @Override
  public Set<String> mediaOwners(String mediaBundle) {
    return ask(What.OWNERS, "", mediaBundle, () -> catalog.mediaOwners(mediaBundle));
  }

  @Override
  public Trial tryOut(EntityType type, String bundle) {
    return ask(What.TRIAL, type.name(), bundle, () -> catalog.tryOut(type, bundle));
  }
}
