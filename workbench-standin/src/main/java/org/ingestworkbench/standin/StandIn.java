package org.ingestworkbench.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.ingestworkbench.standin.auth.Accounts;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.server.Listener;
import org.ingestworkbench.standin.site.DrupalSite;
import org.ingestworkbench.standin.site.SiteSettings;

/**
 * A running stand-in for a Drupal with the content model of Islandora's starter site. It listens at
 * 127.0.0.1 only and keeps what it is given in a directory: an entity is on disk before its 201 is
 * sent, so a stand-in that was killed and started again on the same directory still has it
 * (sessions, changed passwords and faults it has not).
 *
 * <pre>{@code
 * try (StandIn site = StandIn.builder().start()) {
 *   site.faults().add(Fault.on("POST", "/node").nth(2).loseAnswer());
 *   ingestInto(site.uri());
 *   assertThat(site.nodes()).hasSize(3);
 * }
 * }</pre>
 *
 * All methods may be called by several threads, also while it answers.
 */
public final class StandIn implements AutoCloseable {
  private final Listener listener;
  private final DrupalSite site;
  private final Faults faults = new Faults();
  private final RequestLog requests = new RequestLog();
  private final ProcessorCost cost;
  private final Path data;
  private final boolean temporary;
  private final CountDownLatch closed = new CountDownLatch(1);

  private StandIn(
      Listener listener, DrupalSite site, ProcessorCost cost, Path data, boolean temporary) {
    this.listener = listener;
    this.site = site;
    this.cost = cost;
    this.data = data;
    this.temporary = temporary;
  }

  /**
   * A builder for a stand-in as the starter site is, at any free port, with content that is gone on
   * close.
   */
  public static StandInBuilder builder() {
    return new StandInBuilder();
  }

  static StandIn start(
      int port,
      SiteSettings settings,
      ContentModel model,
      Accounts accounts,
      ProcessorCost cost,
      boolean temporary)
      throws IOException {
    Listener listener = Listener.bind(port);
    try {
      DrupalSite site = new DrupalSite(settings, model, accounts, listener.address());
      StandIn standIn = new StandIn(listener, site, cost, settings.data(), temporary);
      listener.serve(site, standIn.host(listener.address()));
      return standIn;
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  private StandInHost host(URI address) {
    ControlPages control = new ControlPages(site, address, faults, requests);
    return new StandInHost(faults, requests, cost, control);
  }

  /** Where it answers, without a slash at the end. */
  public URI uri() {
    return listener.address();
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** What it was asked. */
  public RequestLog requests() {
    return requests;
  }

  /** All nodes by id. */
  public List<Entity> nodes() {
    return all(DrupalEntityType.NODE);
  }

  /** All media by id. */
  public List<Entity> media() {
    return all(DrupalEntityType.MEDIA);
  }

  /** All files by id, temporary ones too. */
  public List<Entity> files() {
    return all(DrupalEntityType.FILE);
  }

  /** All terms by id, with those that a new site has. */
  public List<Entity> terms() {
    return all(DrupalEntityType.TERM);
  }

  /** All paragraphs by id. */
  public List<Entity> paragraphs() {
    return all(DrupalEntityType.PARAGRAPH);
  }

  /** All path aliases by id. */
  public List<Entity> aliases() {
    return all(DrupalEntityType.ALIAS);
  }

  private List<Entity> all(DrupalEntityType kind) {
    return site.content().all(kind).stream().map(Entities::of).toList();
  }

  /** Where the bytes of a file are; not to be changed. */
  public Path bytes(Entity file) {
    return site.files().path(file.text("uri"));
  }

  /** Deletes an entity as another client would. Says whether it was there. */
  public boolean delete(Entity entity) {
    return Stream.of(DrupalEntityType.values())
        .filter(kind -> kind.type().equals(entity.type()))
        .anyMatch(kind -> site.delete(kind, entity.id()));
  }

  /** Every cookie session dies, as when the site is deployed anew. */
  public void endSessions() {
    site.endSessions();
  }

  /**
   * Removes the files that no medium refers to, as Drupal's cron does after hours. Says how many.
   */
  public int ageTemporaryFiles() {
    return site.ageTemporaryFiles();
  }

  /**
   * Deletes the paragraphs whose node was deleted, as Drupal's cron does after a while; those that
   * no node ever referred to stay. Says how many.
   */
  public int purgeParagraphs() {
    return site.purgeParagraphs();
  }

  /**
   * Changes a password.
   *
   * @throws IllegalArgumentException if there is no such user
   */
  public void changePassword(String user, String password) {
    site.accounts().changePassword(user, password);
  }

  /** In maintenance mode everybody but the administrator is answered 503. */
  public void maintenance(boolean on) {
    site.maintenance(on);
  }

  /** Turns JSON:API on or off. */
  public void jsonApi(boolean on) {
    site.jsonApi(on);
  }

  /** Waits until it is closed. */
  public void await() throws InterruptedException {
    closed.await();
  }

  /**
   * Stops answering, ends all connections, and deletes a temporary directory. A second call does
   * nothing.
   */
  @Override
  public void close() {
    if (closed.getCount() == 0) {
      return;
    }
    closed.countDown();
    faults.close();
    cost.close();
    listener.close();
    try {
      site.close();
      if (temporary) {
        deleteData();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + this, e);
    }
  }

  private void deleteData() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public String toString() {
    return "StandIn[" + uri() + ", " + data + "]";
  }
}
