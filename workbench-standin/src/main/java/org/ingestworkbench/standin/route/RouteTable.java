package org.ingestworkbench.standin.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ingestworkbench.standin.auth.CredentialKind;
import org.ingestworkbench.standin.http.Response;

/** Collects routes; a group shares what the routes of a part of the site have in common. */
public final class RouteTable {
  public static final Set<CredentialKind> BASIC_AND_COOKIE =
      Set.of(CredentialKind.BASIC, CredentialKind.COOKIE);
  public static final Set<CredentialKind> COOKIE = Set.of(CredentialKind.COOKIE);

  private final List<Route> routes = new ArrayList<>();

  /** What the routes of a group share. */
  public record Group(
      RouteTable table,
      boolean hasPage,
      String bodyType,
      Set<CredentialKind> allowed,
      ErrorFormat errors) {
    public Group on(String method, String path, Route.Handler handler) {
      table.routes.add(
          new Route(method, Route.pattern(path), hasPage, bodyType, allowed, errors, handler));
      return this;
    }
  }

  /** REST resources that have a page at the same address. */
  public Group besidePages() {
    return new Group(this, true, Response.JSON, BASIC_AND_COOKIE, ErrorFormat.JSON);
  }

  /** REST resources at addresses of their own. */
  public Group alone() {
    return new Group(this, false, Response.JSON, BASIC_AND_COOKIE, ErrorFormat.JSON);
  }

  public Group uploads(Set<CredentialKind> allowed) {
    return new Group(this, false, "application/octet-stream", allowed, ErrorFormat.JSON);
  }

  /** Pages that answer JSON or text but fail as HTML. */
  public Group pages(Set<CredentialKind> allowed) {
    return new Group(this, false, "", allowed, ErrorFormat.HTML);
  }

  public Group jsonApi(String bodyType) {
    return new Group(this, false, bodyType, BASIC_AND_COOKIE, ErrorFormat.JSON_API);
  }

  public List<Route> routes() {
    return List.copyOf(routes);
  }
}
