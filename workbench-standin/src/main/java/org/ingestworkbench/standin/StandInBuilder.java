package org.ingestworkbench.standin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.ingestworkbench.standin.auth.Account;
import org.ingestworkbench.standin.auth.Accounts;
import org.ingestworkbench.standin.auth.CredentialKind;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.rest.UploadSettings;
import org.ingestworkbench.standin.site.SiteSettings;
import org.jspecify.annotations.Nullable;

/** The settings of a stand-in; {@link #start} starts it. For one thread, and for one start. */
public final class StandInBuilder {
  private static final String NAME = "Stand-in";

  private final ContentModel model = ContentModel.ofStarterSite();
  private final Accounts accounts = Accounts.ofNewSite();
  private int port;
  private @Nullable Path data;
  private boolean jsonApi;
  private boolean standaloneMediaUrl;
  private boolean cookieUploads;
  private long maxUpload = 200L << 20;
  private long maxBody = 512L << 20;
  private Duration uploadLock = Duration.ZERO;
  private Clock clock = Clock.systemUTC();
  private Supplier<UUID> uuids = UUID::randomUUID;
  private ProcessorCost cost = ProcessorCost.free();

  StandInBuilder() {}

  /** The port of 127.0.0.1 to listen at; 0, the default, is any that is free. */
  public StandInBuilder port(int port) {
    this.port = port;
    return this;
  }

  /**
   * The directory that the content is kept in, made if need be; one that a stand-in used before
   * goes on with its content. Null, the default: a temporary one that is deleted on close.
   */
  public StandInBuilder data(@Nullable Path directory) {
    this.data = directory;
    return this;
  }

  /** Whether JSON:API is on; the starter site has it off. */
  public StandInBuilder jsonApi(boolean on) {
    this.jsonApi = on;
    return this;
  }

  /** Whether a medium is at /media/N instead of /media/N/edit. */
  public StandInBuilder standaloneMediaUrl(boolean on) {
    this.standaloneMediaUrl = on;
    return this;
  }

  /** Whether file uploads take a cookie session too; the starter site takes only Basic there. */
  public StandInBuilder cookieUploads(boolean on) {
    this.cookieUploads = on;
    return this;
  }

  /** How many bytes a file may have; 200 MiB unless set. */
  public StandInBuilder maxUpload(long bytes) {
    this.maxUpload = bytes;
    return this;
  }

  /** How many bytes a request may have before it is refused with 413; 512 MiB unless set. */
  public StandInBuilder maxBody(long bytes) {
    this.maxBody = bytes;
    return this;
  }

  /**
   * How long an upload locks its file name, by the site's clock: another of that name is answered
   * 503 with {@code Retry-After} meanwhile, as a real site does now and then. Not at all unless
   * set.
   */
  public StandInBuilder uploadLock(Duration time) {
    this.uploadLock = Objects.requireNonNull(time, "time");
    return this;
  }

  /**
   * A user that may make content; one of this name that is there keeps its rights and gets the
   * password.
   */
  public StandInBuilder account(String name, String password) {
    accounts.add(name, password, Account.Role.MAKER);
    return this;
  }

  /** A user that may only look. */
  public StandInBuilder reader(String name, String password) {
    accounts.add(name, password, Account.Role.READER);
    return this;
  }

  /** What time it is: of what is made, of the flood lock and of cookies. */
  public StandInBuilder clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /** Where uuids come from that no client gave. */
  public StandInBuilder uuids(Supplier<UUID> uuids) {
    this.uuids = Objects.requireNonNull(uuids, "uuids");
    return this;
  }

  /**
   * Makes requests cost time as PHP does: each waits for one of the processors and holds it.
   *
   * @param perRequest what every request costs
   * @param basicExtra what checking a Basic password costs on top
   */
  public StandInBuilder phpCost(Duration perRequest, Duration basicExtra, int processors) {
    this.cost = new ProcessorCost(perRequest, basicExtra, processors);
    return this;
  }

  /**
   * Adds a content type (node), media type (media), vocabulary (taxonomy_term) or paragraph type
   * (paragraph). A site without a paragraph type takes no paragraphs.
   */
  public StandInBuilder bundle(String entityType, String name, String label) {
    model.bundle(entityType, name, label, "");
    return this;
  }

  /** Adds fields to a bundle, or replaces those of the same name. */
  public StandInBuilder field(String entityType, String bundle, FieldSpec... fields) {
    for (FieldSpec field : fields) {
      model.field(entityType, bundle, field);
    }
    return this;
  }

  /**
   * Adds a view that exports the published nodes by id, each whole as {@code GET} answers it. A
   * parameter that is called like a field filters by its values.
   *
   * @param path where it is, such as {@code /export/nodes}
   * @param rowsPerPage how many nodes a page has; 0: it has no pages, and answers all for each
   */
  public StandInBuilder view(String path, int rowsPerPage) {
    model.view(path, rowsPerPage);
    return this;
  }

  /** Adds a term that the site has from the start; the URI may be empty. */
  public StandInBuilder term(String vocabulary, String name, String uri) {
    model.term(vocabulary, name, uri);
    return this;
  }

  /**
   * Starts it. It answers when this returns.
   *
   * @throws IOException if the port is taken, or the directory cannot be used or is in use by
   *     another stand-in
   */
  public StandIn start() throws IOException {
    boolean temporary = data == null;
    Path directory = data == null ? java.nio.file.Files.createTempDirectory("standin") : data;
    SiteSettings settings =
        new SiteSettings(
            NAME, directory, clock, uuids, jsonApi, standaloneMediaUrl, uploads(), maxBody);
    return StandIn.start(port, settings, model, accounts, cost, temporary);
  }

  private UploadSettings uploads() {
    return new UploadSettings(
        cookieUploads
            ? Set.of(CredentialKind.BASIC, CredentialKind.COOKIE)
            : Set.of(CredentialKind.BASIC),
        maxUpload,
        uploadLock);
  }

  @Override
  public String toString() {
    return "StandInBuilder[port=" + port + ", data=" + data + ", jsonApi=" + jsonApi + "]";
  }
}
