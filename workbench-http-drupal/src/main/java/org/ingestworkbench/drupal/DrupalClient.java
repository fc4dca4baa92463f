package org.ingestworkbench.drupal;

import java.net.URI;
import java.net.http.HttpClient;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.Finding;
import org.ingestworkbench.spi.RepositoryClient;

/**
 * A Drupal site as a repository. Safe for use by many threads at once.
 *
 * <p>Speaks core REST in JSON over HTTP/1.1. Signs in once with the first request that is made and
 * uses the session where the site takes it, Basic credentials where not; a password that was
 * refused is never sent again. A write is never repeated and never follows a redirect.
 */
public final class DrupalClient implements RepositoryClient {
  private final String host;
  private final Credentials credentials;
  private final Http http;
  private final Session session;
  private final Creating creating;
  private final Settle settle;
  private final MediaAddress mediaAddress;

  DrupalClient(String host, Credentials credentials, HttpClient httpClient, Settings settings) {
    this.host = host;
    this.credentials = credentials;
    this.http = new Http(httpClient, host, settings);
    var errors = new Errors(host, settings.clock());
    this.session = new Session(http, host, credentials, errors);
    var rest = new Rest(http, session, errors, host);
    this.mediaAddress = new MediaAddress(settings.standaloneMediaUrl());
    this.creating = new Creating(rest, errors, settings, mediaAddress);
    this.settle = new Settle();
  }

  /** A client with the usual settings. Makes no request yet. */
  public static DrupalClient connect(URI host, Credentials credentials) {
    return builder(host).credentials(credentials).build();
  }

  /**
   * Starts a client.
   *
   * @param host the site's base address, with its path if it has one
   */
  public static DrupalClientBuilder builder(URI host) {
    return new DrupalClientBuilder(host);
  }

  @Override
  public String host() {
    return host;
  }

  @Override
  public String address(EntityRef ref) {
    if (ref.id() == null) {
      return host + " (" + ref + ")";
    }
    return host + path(ref, ref.id());
  }

  private String path(EntityRef ref, String id) {
    return switch (ref.type()) {
      case NODE -> "/node/" + id;
      case MEDIA -> mediaAddress.path(id);
      case FILE -> "/entity/file/" + id + "?_format=json";
      case TERM -> "/taxonomy/term/" + id;
      case ALIAS -> "/admin/config/search/path/edit/" + id;
    };
  }

  @Override
  public Confirmation create(Creation creation) {
    return creating.create(creation);
  }

  @Override
  public Finding find(Creation creation) {
    return settle.find(creation);
  }

  @Override
  public void abort() {
    http.abort();
  }

  @Override
  public void close() {
    session.close();
  }

  @Override
  public String toString() {
    return "DrupalClient[" + host + ", " + credentials.user() + "]";
  }
}
