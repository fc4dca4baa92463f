package org.ingestworkbench.drupal;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.ingestworkbench.drupal.limits.AdaptivePause;
import org.ingestworkbench.drupal.limits.Limits;
import org.ingestworkbench.drupal.request.Http;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.drupal.request.RequestSettings;
import org.ingestworkbench.drupal.request.TrustAllCertificates;
import org.ingestworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/** Builds a {@link DrupalClient}. Not safe for use by several threads. */
public final class DrupalClientBuilder {
  private final String host;
  private @Nullable Credentials credentials;
  private String userAgent = "Ingest Workbench";
  private boolean verifyTls = true;
  private @Nullable Boolean standaloneMediaUrl;
  private Limits limits = Limits.DEFAULT;
  private Duration pause = Duration.ZERO;
  private @Nullable AdaptivePause adaptivePause;
  private boolean workbenchPermissions;
  private String nodeReferenceField = "field_member_of";
  private String mediaNodeField = "field_media_of";
  private @Nullable Executor executor;
  private Clock clock = Clock.systemUTC();
  private LongSupplier ticker = System::nanoTime;

  DrupalClientBuilder(URI host) {
    this.host = Paths.hostOf(host);
  }

  /** The user that signs in. Required. */
  public DrupalClientBuilder credentials(Credentials credentials) {
    this.credentials = credentials;
    return this;
  }

  /** How requests call their sender; {@code Ingest Workbench} unless told. */
  public DrupalClientBuilder userAgent(String userAgent) {
    this.userAgent = Objects.requireNonNull(userAgent);
    return this;
  }

  /** Whether certificates are checked; true unless told. */
  public DrupalClientBuilder verifyTls(boolean verifyTls) {
    this.verifyTls = verifyTls;
    return this;
  }

  /**
   * Whether the site has standalone media URLs, which decides how a medium's address is written.
   *
   * @param standaloneMediaUrl null, as it is unless told: learned from the first medium made
   */
  public DrupalClientBuilder standaloneMediaUrl(@Nullable Boolean standaloneMediaUrl) {
    this.standaloneMediaUrl = standaloneMediaUrl;
    return this;
  }

  /** How long to wait for what; {@link Limits#DEFAULT} unless told. */
  public DrupalClientBuilder limits(Limits limits) {
    this.limits = Objects.requireNonNull(limits);
    return this;
  }

  /**
   * A wait before every request, however many threads send them: no two begin within it. None
   * unless told.
   */
  public DrupalClientBuilder pause(Duration pause) {
    if (pause.isNegative()) {
      throw new IllegalArgumentException("A pause cannot be negative: " + pause);
    }
    this.pause = pause;
    return this;
  }

  /** A wait of all threads after slow answers; null, as it is unless told, for none. */
  public DrupalClientBuilder adaptivePause(@Nullable AdaptivePause adaptivePause) {
    this.adaptivePause = adaptivePause;
    return this;
  }

  /**
   * Whether field definitions are read from the integration module's own addresses, for accounts
   * that may not see Drupal's; false unless told.
   */
  public DrupalClientBuilder workbenchPermissions(boolean workbenchPermissions) {
    this.workbenchPermissions = workbenchPermissions;
    return this;
  }

  /** The node field that says what a node is a member of; {@code field_member_of} unless told. */
  public DrupalClientBuilder nodeReferenceField(String field) {
    this.nodeReferenceField = Objects.requireNonNull(field);
    return this;
  }

  /** The media field that names a medium's node; {@code field_media_of} unless told. */
  public DrupalClientBuilder mediaNodeField(String field) {
    this.mediaNodeField = Objects.requireNonNull(field);
    return this;
  }

  /** Runs the client's work on answers; threads of the JDK's own unless told. */
  public DrupalClientBuilder executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor);
    return this;
  }

  /** Reads dates in {@code Retry-After}; the system's clock unless told. */
  public DrupalClientBuilder clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock);
    return this;
  }

  /** Measures limits, in nanoseconds like {@link System#nanoTime}, which it is unless told. */
  DrupalClientBuilder ticker(LongSupplier ticker) {
    this.ticker = ticker;
    return this;
  }

  /**
   * The client. Makes no request.
   *
   * @throws WorkbenchException when no user is given
   */
  public DrupalClient build() {
    if (credentials == null) {
      throw new WorkbenchException("Say who signs in to " + host + ": credentials are missing.");
    }
    return new DrupalClient(host, credentials, http(), settings());
  }

  Http http() {
    return new Http(httpClient(), host, requests());
  }

  private RequestSettings requests() {
    return new RequestSettings(userAgent, limits, pause, adaptivePause, ticker);
  }

  private ClientSettings settings() {
    return new ClientSettings(
        requests(),
        standaloneMediaUrl,
        workbenchPermissions,
        nodeReferenceField,
        mediaNodeField,
        clock);
  }

  private HttpClient httpClient() {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect());
    if (executor != null) {
      client.executor(executor);
    }
    if (!verifyTls) {
      client.sslContext(TrustAllCertificates.context());
    }
    return client.build();
  }
}
