package org.ingestworkbench.standin.site;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ingestworkbench.standin.auth.Accounts;
import org.ingestworkbench.standin.auth.Authentication;
import org.ingestworkbench.standin.auth.CredentialKind;
import org.ingestworkbench.standin.auth.FloodControl;
import org.ingestworkbench.standin.auth.Requester;
import org.ingestworkbench.standin.auth.Sessions;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Request;
import org.ingestworkbench.standin.http.Response;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.model.JsonApiNames;
import org.ingestworkbench.standin.rest.UserPages;
import org.ingestworkbench.standin.route.ErrorFormat;
import org.ingestworkbench.standin.route.HtmlPages;
import org.ingestworkbench.standin.route.Route;
import org.ingestworkbench.standin.route.RoutedRequest;
import org.ingestworkbench.standin.route.Router;
import org.ingestworkbench.standin.store.Content;
import org.ingestworkbench.standin.store.FileStore;
import org.ingestworkbench.standin.store.StoredEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The site: it finds the resource that answers a request. One instance serves all threads. */
public final class DrupalSite implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DrupalSite.class);

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
  public DrupalSite(SiteSettings settings, ContentModel model, Accounts accounts, URI address)
      throws IOException {
    this.settings = settings;
    this.model = model;
    this.accounts = accounts;
    this.jsonApi = new AtomicBoolean(settings.jsonApi());
    this.content = Content.open(settings.data());
    this.files = FileStore.open(settings.data(), settings.clock());
    this.sessions = new Sessions(settings.uuids());
    this.authentication =
        new Authentication(accounts, sessions, new FloodControl(settings.clock()));
    this.users = new UserPages(accounts, authentication, sessions, settings.clock());
    this.router = new Router(SiteRoutes.of(this, model, address), content);
    new DefaultTerms(model, content, settings).plant();
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
  public boolean delete(DrupalEntityType kind, long id) {
    content
        .find(kind, id)
        .filter(e -> kind == DrupalEntityType.FILE)
        .ifPresent(f -> files.delete(f.text("uri")));
    return content.delete(kind, id);
  }

  /** Removes temporary files, as Drupal's cron does after hours. Says how many. */
  public int ageTemporaryFiles() {
    int removed = 0;
    for (StoredEntity file : content.all(DrupalEntityType.FILE)) {
      if (!file.first("status", "value").asBoolean() && delete(DrupalEntityType.FILE, file.id())) {
        removed++;
      }
    }
    return removed;
  }

  /** Deletes paragraphs whose node was deleted, as Drupal's cron does. Says how many. */
  public int purgeParagraphs() {
    int removed = 0;
    for (StoredEntity paragraph : content.all(DrupalEntityType.PARAGRAPH)) {
      String node = paragraph.text("parent_id");
      boolean orphan =
          paragraph.text("parent_type").equals(DrupalEntityType.NODE.type())
              && node.matches("\\d{1,18}")
              && content.find(DrupalEntityType.NODE, Long.parseLong(node)).isEmpty();
      if (orphan && delete(DrupalEntityType.PARAGRAPH, paragraph.id())) {
        removed++;
      }
    }
    return removed;
  }

  public Response answer(Request request) {
    Requester identity = authentication.identify(request);
    Response answer = answer(request, identity);
    boolean deadSession =
        identity.shown() == CredentialKind.COOKIE && identity.account().isAnonymous();
    return deadSession ? answer.with("Set-Cookie", users.deletedCookie()) : answer;
  }

  private Response answer(Request asked, Requester identity) {
    if (maintenance.get() && !identity.account().isAdministrator()) {
      return closed(asked);
    }
    Request request = router.resolved(asked);
    ErrorFormat format = ErrorFormat.of(request);
    boolean challenges = false;
    try {
      Optional<Router.Hit> hit = router.find(request);
      if (hit.isEmpty() || isUnknownToJsonApi(request)) {
        throw Router.noRoute(request);
      }
      if (isPage(request, hit.get().route())) {
        return HtmlPages.answer(request, identity, hit.get(), settings.name());
      }
      format = hit.get().route().errors();
      challenges =
          identity.isChallenged() && hit.get().route().allowed().contains(CredentialKind.BASIC);
      return handle(request, identity, hit.get());
    } catch (Router.NotAllowed e) {
      return format.tell(e.refusal(), request, settings.name()).with("Allow", e.allow());
    } catch (Refusal refusal) {
      return refused(refusal, request, challenges, format);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.method(), request.path(), e);
      return Response.text(500, Refusal.unexpected().message());
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

  /** Pages are read, and forms are sent; nothing else is in the way of a change. */
  private static boolean isPage(Request request, Route route) {
    return route.hasPage() && !request.format().equals("json") && !request.method().equals("PATCH");
  }

  /** What nginx answers before Drupal hears of the request; empty for one that is not too large. */
  public Optional<Response> tooLarge(long bytes) {
    return bytes > settings.maxBody() ? Optional.of(Response.tooLarge()) : Optional.empty();
  }

  private Response handle(Request request, Requester identity, Router.Hit hit) {
    Route route = hit.route();
    authentication.admit(request, identity, route.allowed());
    route.checkBody(request);
    return route.handler().answer(new RoutedRequest(request, identity, hit.parts()));
  }

  private Response refused(
      Refusal refusal, Request request, boolean challenges, ErrorFormat format) {
    if (refusal.status() == 500) {
      return Response.text(500, refusal.message());
    } else if (refusal.status() == 503) {
      Response busy =
          format == ErrorFormat.JSON_API
              ? format.tell(refusal, request, settings.name())
              : Response.text(503, refusal.message());
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

  private Response closed(Request request) {
    String text =
        settings.name()
            + " is currently under maintenance. We should be back shortly. Thank you for your"
            + " patience.";
    return hasJsonApi() && request.path().startsWith("/jsonapi/")
        ? ErrorFormat.JSON_API
            .tell(Refusal.of(503, text), request, settings.name())
            .with("Retry-After", "9")
        : Response.text(503, text);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
