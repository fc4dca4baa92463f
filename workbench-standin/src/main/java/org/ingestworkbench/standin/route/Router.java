package org.ingestworkbench.standin.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Request;
import org.ingestworkbench.standin.store.Content;

/** Finds the route of a request, as Drupal's routing does: by path, then method, then format. */
public final class Router {
  /** A route with the variable parts of the path. */
  public record Hit(Route route, List<String> parts) {}

  private final List<Route> routes;
  private final Content content;

  public Router(List<Route> routes, Content content) {
    this.routes = routes;
    this.content = content;
  }

  /** A request of an alias is one of the path that the alias stands for. */
  public Request resolved(Request request) {
    return content
        .alias(request.path())
        .map(alias -> request.at(alias.text("path")))
        .orElse(request);
  }

  public Optional<Hit> find(Request request) {
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

  public static Refusal noRoute(Request request) {
    return Refusal.of(
        404, "No route found for \"" + request.method() + " " + request.address() + "\"");
  }

  /** The path is known, but not with this method. */
  public static final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Hit> here;
    private final transient Request request;

    NotAllowed(Request request, List<Hit> here) {
      this.request = request;
      this.here = List.copyOf(here);
    }

    public String allow() {
      return here.stream()
          .map(hit -> hit.route().method())
          .distinct()
          .collect(Collectors.joining(", "));
    }

    public Refusal refusal() {
      return Refusal.of(
          405,
          String.format(
              "No route found for \"%s %s\": Method Not Allowed (Allow: %s)",
              request.method(), request.address(), allow()));
    }
  }
}
