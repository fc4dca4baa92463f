package org.ingestworkbench.drupal;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.ingestworkbench.drupal.connection.ConnectionSettings;
import org.ingestworkbench.drupal.connection.EnvironmentProxies;
import org.ingestworkbench.drupal.connection.Loopback;
import org.ingestworkbench.drupal.limits.AdaptivePause;
import org.ingestworkbench.drupal.limits.Limits;
import org.ingestworkbench.drupal.limits.RemoteFiles;
import org.ingestworkbench.drupal.remote.Downloads;
import org.ingestworkbench.drupal.remote.RemoteRequests;
import org.ingestworkbench.drupal.request.Http;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.drupal.request.RequestSettings;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Builds a {@link DrupalClient}. Not safe for use by several threads. */
public final class DrupalClientBuilder {
  private final String host;
  private @Nullable Credentials credentials;
  private String userAgent = "Ingest Workbench";
  private boolean verifyTls = true;
  private @Nullable Path caFile;
  private EnvironmentProxies proxies = EnvironmentProxies.NONE;
  private Consumer<String> warnings = LoggerFactory.getLogger(DrupalClient.class)::warn;
  private @Nullable Boolean standaloneMediaUrl;
  private Limits limits = Limits.DEFAULT;
  private RemoteFiles remoteFiles = RemoteFiles.DEFAULT;
  private Duration pause = Duration.ZERO;
  private @Nullable AdaptivePause adaptivePause;
  private boolean workbenchPermissions;
  private String nodeReferenceField = "field_member_of";
  private String mediaNodeField = "field_media_of";
  private @Nullable Executor executor;
  private Clock clock = Clock.systemUTC();
  private @Nullable HttpClient transport;
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

  /**
   * Whether certificates are checked; true unless told. If not, a program between this machine and
   * the site can read the password; that is told as a warning.
   */
  public DrupalClientBuilder verifyTls(boolean verifyTls) {
    this.verifyTls = verifyTls;
    return this;
  }

  /**
   * A file in PEM with certificate authorities that count besides the Java platform's: for a site
   * whose certificate a private authority signed. Null, as it is unless told, for none. It is read
   * by {@link #build}.
   */
  public DrupalClientBuilder caFile(@Nullable Path pem) {
    this.caFile = pem;
    return this;
  }

  /**
   * The proxies that environment variables name: {@code https_proxy}, {@code http_proxy}, {@code
   * all_proxy} and {@code no_proxy}, in lower or upper case. No proxy unless told; the JVM's own
   * proxy settings never count. This machine is always reached without one. A proxy that wants a
   * password ({@code http://user:password@proxy:3128}) gets it; for a site with https the JVM must
   * have been started with {@code -Djdk.http.auth.tunneling.disabledSchemes=}.
   *
   * @param variables usually {@link System#getenv()}
   * @throws InputException when one of them names no proxy that speaks HTTP
   */
  public DrupalClientBuilder proxies(Map<String, String> variables) {
    this.proxies = EnvironmentProxies.of(variables);
    return this;
  }

  /**
   * Is told what a person should know of how the site is reached: the password goes unencrypted, or
   * to a site whose certificate is not checked, or with every request because the site lets no user
   * sign in. Called by the thread that builds the client or sends a request. Without it the log has
   * them.
   */
  public DrupalClientBuilder warnings(Consumer<String> warnings) {
    this.warnings = Objects.requireNonNull(warnings);
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
   * From where files of other sites are fetched, how much of them, and where they lie meanwhile;
   * {@link RemoteFiles#DEFAULT} unless told, which refuses private networks. They are fetched
   * through the same proxy and with the same certificates as the site is asked, and without its
   * credentials.
   */
  public DrupalClientBuilder remoteFiles(RemoteFiles files) {
    this.remoteFiles = Objects.requireNonNull(files);
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

  /**
   * Runs the client's work on answers; it is not shut down. Threads that end when the client is
   * closed unless told.
   */
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

  /** Carries the requests, in place of a client of the JDK. */
  DrupalClientBuilder transport(HttpClient client) {
    this.transport = client;
    return this;
  }

  /**
   * The client. Makes no request.
   *
   * @throws WorkbenchException when no user is given
   * @throws InputException when the file of certificate authorities cannot be read, or holds none
   */
  public DrupalClient build() {
    if (credentials == null) {
      throw new WorkbenchException("Say who signs in to " + host + ": credentials are missing.");
    }
    var requests = requests();
    warn();
    var http = http(requests);
    return new DrupalClient(host, credentials, http, downloads(http), settings(requests));
  }

  private void warn() {
    boolean encrypted = host.startsWith("https:");
    if (!encrypted && !Loopback.isHost(URI.create(host))) {
      warnings.accept(
          host
              + " is reached without encryption: a program in between can read the password."
              + " Use https.");
    } else if (encrypted && !verifyTls) {
      warnings.accept(
          "The certificate of "
              + host
              + " is not checked: a program in between can read the password. Name the"
              + " authority that signed it instead: "
              + Advice.CERTIFICATE_AUTHORITY.words()
              + ".");
    }
  }

  private Downloads downloads(Http http) {
    var requests =
        new RemoteRequests(http::client, proxies, URI.create(host), userAgent, remoteFiles);
    return new Downloads(requests, remoteFiles, limits.uploadStall(), ticker);
  }

  Http http() {
    return http(requests());
  }

  private Http http(RequestSettings requests) {
    return transport == null
        ? new Http(executor, host, requests)
        : Http.through(transport, host, requests);
  }

  private RequestSettings requests() {
    var tls = ConnectionSettings.tls(caFile, verifyTls);
    return new RequestSettings(
        userAgent,
        new ConnectionSettings(proxies, tls, limits.connect()),
        limits,
        pause,
        adaptivePause,
        warnings,
        ticker);
  }

  private ClientSettings settings(RequestSettings requests) {
    return new ClientSettings(
        requests,
        standaloneMediaUrl,
        workbenchPermissions,
        nodeReferenceField,
        mediaNodeField,
        clock);
  }
}
