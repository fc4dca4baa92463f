package org.ingestworkbench.standin.internal;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The site: who answers what. One of these serves all threads. */
public final class Site implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Site.class);

  private final SiteSettings settings;
  private final ContentModel model;
  private final Content content;
  private final FileStore files;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Authentication authentication;
  private final UserPages users;
  private final Router router;
  private final AtomicBoolean maintenance = new AtomicBoolean();
  private final AtomicBoolean jsonApi;

  /** Opens the content and puts the site together; the address is what its answers call it by. */
  public Site(SiteSettings settings, ContentModel model, Accounts accounts, URI address)
      throws IOException {
    this.settings = settings;
    this.model = model;
    this.accounts = accounts;
    this.jsonApi = new AtomicBoolean(settings.jsonApi());
    this.content = Content.open(settings.data());
    this.files = FileStore.open(settings.data(), settings.clock());
    this.sessions = new Sessions(settings.uuids());
    this.authentication = new Authentication(accounts, sessions, new Flood(settings.clock()));
    this.users = new UserPages(accounts, authentication, sessions, settings.clock());
    this.router = new Router(SiteRoutes.of(this, model, address), content);
    new Seeds(model, content, settings).plant();
  }

  SiteSettings settings() {
    return settings;
  }

  public Content content() {
    return content;
  }

  public FileStore files() {
    return files;
  }

  public Accounts accounts() {
    return accounts;
  }

  UserPages users() {
    return users;
  }

  boolean hasJsonApi() {
    return jsonApi.get();
  }

  public void jsonApi(boolean on) {
    jsonApi.set(on);
  }

  public void maintenance(boolean on) {
    maintenance.set(on);
  }

  public void endSessions() {
    sessions.endAll();
  }

  public int sessions() {
    return sessions.count();
  }

  /** Deletes an entity with its bytes. Says whether it was there. */
  public boolean delete(Kind kind, long id) {
    content
        .find(kind, id)
        .filter(e -> kind == Kind.FILE)
        .ifPresent(f -> files.delete(f.text("uri")));
    return content.delete(kind, id);
  }

  /** Removes temporary files, as Drupal's cron does after hours. Says how many. */
  public int ageTemporaryFiles() {
    int removed = 0;
    for (Stored file : content.all(Kind.FILE)) {
      if (!file.first("status", "value").asBoolean() && delete(Kind.FILE, file.id())) {
        removed++;
      }
    }
    return removed;
  }

  Answer answer(Request request) {
    Identity identity = authentication.identify(request);
    Answer answer = answer(request, identity);
    boolean deadSession =
        identity.shown() == Credentials.COOKIE && identity.account().isAnonymous();
    return deadSession ? answer.with("Set-Cookie", users.deletedCookie()) : answer;
  }

  private Answer answer(Request asked, Identity identity) {
    if (maintenance.get() && !identity.account().isAdministrator()) {
      return closed(asked);
    }
    Request request = router.resolved(asked);
    Format format = Format.of(request);
    boolean challenges = false;
    try {
      Optional<Router.Hit> hit = router.find(request);
      if (hit.isEmpty() || isUnknownToJsonApi(request)) {
        throw Router.noRoute(request);
      }
      if (isPage(request, hit.get().route())) {
        return Pages.answer(request, identity, hit.get(), settings.name());
      }
      format = hit.get().route().errors();
      challenges =
          identity.isChallenged() && hit.get().route().allowed().contains(Credentials.BASIC);
      return handle(request, identity, hit.get());
    } catch (Router.NotAllowed e) {
      return format.tell(e.refusal(), request, settings.name()).with("Allow", e.allow());
    } catch (Refusal refusal) {
      return refused(refusal, request, challenges, format);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.method(), request.path(), e);
      return Answer.text(500, Refusal.unexpected().message());
    }
  }

  /**
   * Where JSON:API is off, or has no such resource type, there is no route, and nothing says
   * JSON:API.
   */
  private boolean isUnknownToJsonApi(Request request) {
    String path = request.path();
    return (path.equals(JsonApiNames.INDEX) || path.startsWith(JsonApiNames.INDEX + "/"))
        && !(hasJsonApi() && JsonApiNames.exists(model, path));
  }

  private static boolean isPage(Request request, Route route) {
    return route.hasPage() && !request.format().equals("json");
  }

  /** What nginx answers before Drupal hears of the request; empty for one that is not too large. */
  Optional<Answer> tooLarge(long bytes) {
    return bytes > settings.maxBody() ? Optional.of(Answer.tooLarge()) : Optional.empty();
  }

  private Answer handle(Request request, Identity identity, Router.Hit hit) {
    Route route = hit.route();
    authentication.admit(request, identity, route.allowed());
    route.checkBody(request);
    return route.handler().answer(new Call(request, identity, hit.parts()));
  }

  private Answer refused(Refusal refusal, Request request, boolean challenges, Format format) {
    if (refusal.status() == 500) {
      return Answer.text(500, refusal.message());
    } else if (refusal.status() == 503) {
      Answer busy =
          format == Format.JSON_API
              ? format.tell(refusal, request, settings.name())
              : Answer.text(503, refusal.message());
      return busy.with("Retry-After", "1");
    }
    if (refusal.status() == 403 && challenges) {
      Refusal challenge = Refusal.of(401, "No authentication credentials provided.");
      return format
          .tell(challenge, request, settings.name())
          .with("WWW-Authenticate", "Basic realm=\"" + settings.name() + "\"");
    }
    return format.tell(refusal, request, settings.name());
  }

  private Answer closed(Request request) {
    String text =
        settings.name()
            + " is currently under maintenance. We should be back shortly. Thank you for your"
            + " patience.";
    return hasJsonApi() && request.path().startsWith("/jsonapi/")
        ? Format.JSON_API
            .tell(Refusal.of(503, text), request, settings.name())
            .with("Retry-After", "9")
        : Answer.text(503, text);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
