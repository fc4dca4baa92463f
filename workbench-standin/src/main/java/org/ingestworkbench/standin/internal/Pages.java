package org.ingestworkbench.standin.internal;

/**
 * The HTML pages that live beside REST resources; a client meets them when it forgets {@code
 * _format=json}.
 */
final class Pages {
  private Pages() {}

  static Answer answer(Request request, Identity identity, Router.Hit hit, String siteName) {
    if (identity.shown() == Credentials.BASIC) {
      return exists(request, hit)
          ? Format.of(request)
              .tell(
                  Refusal.forbidden("The used authentication method is not allowed on this route."),
                  request,
                  siteName)
          : Answer.html(404, "Page not found", siteName);
    }
    if (!request.format().isEmpty() && !request.format().equals("html")) {
      return Format.JSON.tell(
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
        ? Answer.html(200, request.path(), siteName)
        : Answer.html(404, "Page not found", siteName);
  }

  /** Asks the resource beside it. */
  private static boolean exists(Request request, Router.Hit hit) {
    if (!request.isSafe()) {
      return true;
    }
    Identity anybody = new Identity(Account.ANONYMOUS, Credentials.NONE, false);
    try {
      hit.route().handler().answer(new Call(request, anybody, hit.parts()));
      return true;
    } catch (Refusal refusal) {
      return refusal.status() != 404;
    }
  }
}
