package org.ingestworkbench.standin.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects routes; a group shares what the routes of a part of the site have in common. */
final class RouteTable {
  static final Set<Credentials> BASIC_AND_COOKIE = Set.of(Credentials.BASIC, Credentials.COOKIE);
  static final Set<Credentials> COOKIE = Set.of(Credentials.COOKIE);

  private final List<Route> routes = new ArrayList<>();

  /** What the routes of a group share. */
  record Group(
      RouteTable table, boolean hasPage, String bodyType, Set<Credentials> allowed, Format errors) {
    Group on(String method, String path, Route.Handler handler) {
      table.routes.add(
          new Route(method, Route.pattern(path), hasPage, bodyType, allowed, errors, handler));
      return this;
    }
  }

  /** REST resources that have a page at the same address. */
  Group besidePages() {
    return new Group(this, true, Answer.JSON, BASIC_AND_COOKIE, Format.JSON);
  }

  /** REST resources at addresses of their own. */
  Group alone() {
    return new Group(this, false, Answer.JSON, BASIC_AND_COOKIE, Format.JSON);
  }

  Group uploads(Set<Credentials> allowed) {
    return new Group(this, false, "application/octet-stream", allowed, Format.JSON);
  }

  /** Pages that answer JSON or text but fail as HTML. */
  Group pages(Set<Credentials> allowed) {
    return new Group(this, false, "", allowed, Format.HTML);
  }

  Group jsonApi(String bodyType) {
    return new Group(this, false, bodyType, BASIC_AND_COOKIE, Format.JSON_API);
  }

  List<Route> routes() {
    return List.copyOf(routes);
  }
}
