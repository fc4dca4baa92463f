package org.ingestworkbench.standin.route;

import org.ingestworkbench.standin.auth.Account;
import org.ingestworkbench.standin.auth.CredentialKind;
import org.ingestworkbench.standin.auth.Requester;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Request;
import org.ingestworkbench.standin.http.Response;

/**
 * The HTML pages that live beside REST resources; a client meets them when it forgets {@code
 * _format=json}.
 */
public final class HtmlPages {
  private HtmlPages() {}

  public static Response answer(
      Request request, Requester identity, Router.Hit hit, String siteName) {
    if (identity.shown() == CredentialKind.BASIC) {
      return exists(request, hit)
          ? ErrorFormat.of(request)
              .tell(
                  Refusal.forbidden("The used authentication method is not allowed on this route."),
                  request,
                  siteName)
          : Response.html(404, "Page not found", siteName);
    }
    if (!request.format().isEmpty() && !request.format().equals("html")) {
      return ErrorFormat.JSON.tell(
          Refusal.of(
              406,
              "No route found for the specified format "
                  + request.format()
                  + ". Supported formats: html."),
          request,
          siteName);
    }
    boolean there = request.isSafe() && exists(request, hit);
    return there
        ? Response.html(200, request.path(), siteName)
        : Response.html(404, "Page not found", siteName);
  }

  /** Asks the resource beside it. */
  private static boolean exists(Request request, Router.Hit hit) {
    if (!request.isSafe()) {
      return true;
    }
    Requester anybody = new Requester(Account.ANONYMOUS, CredentialKind.NONE, false);
    try {
      hit.route().handler().answer(new RoutedRequest(request, anybody, hit.parts()));
      return true;
    } catch (Refusal refusal) {
      return refusal.status() != 404;
    }
  }
}
