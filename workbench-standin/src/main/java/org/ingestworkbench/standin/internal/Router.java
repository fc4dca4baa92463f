package org.ingestworkbench.standin.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the route of a request, as Drupal's routing does: by path, then method, then format. */
final class Router {
  /** A route with the variable parts of the path. */
  record Hit(Route route, List<String> parts) {}

  private final List<Route> routes;
  private final Content content;

  Router(List<Route> routes, Content content) {
    this.routes = routes;
    this.content = content;
  }

  /** A request of an alias is one of the path that the alias stands for. */
  Request resolved(Request request) {
    return content
        .alias(request.path())
        .map(alias -> request.at(alias.text("path")))
        .orElse(request);
  }

  Optional<Hit> find(Request request) {
    List<Hit> here = new ArrayList<>();
    for (Route route : routes) {
      route.match(request.path()).ifPresent(parts -> here.add(new Hit(route, parts)));
    }
    if (here.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        here.stream()
            .filter(hit -> hit.route().answers(request.method()))
            .findFirst()
            .orElseThrow(() -> new NotAllowed(request, here)));
  }

  static Refusal noRoute(Request request) {
    return Refusal.of(
        404, "No route found for \"" + request.method() + " " + request.address() + "\"");
  }

  /** The path is known, but not with this method. */
  static final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Hit> here;
    private final transient Request request;

    NotAllowed(Request request, List<Hit> here) {
      this.request = request;
      this.here = List.copyOf(here);
    }

    String allow() {
      return here.stream()
          .map(hit -> hit.route().method())
          .distinct()
          .collect(Collectors.joining(", "));
    }

    Refusal refusal() {
      return Refusal.of(
          405,
          String.format(
              "No route found for \"%s %s\": Method Not Allowed (Allow: %s)",
              request.method(), request.address(), allow()));
    }
  }
}
