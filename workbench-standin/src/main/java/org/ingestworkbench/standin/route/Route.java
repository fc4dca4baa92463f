package org.ingestworkbench.standin.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ingestworkbench.standin.auth.CredentialKind;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Request;
import org.ingestworkbench.standin.http.Response;
import org.ingestworkbench.standin.site.Routes;

/**
 * One line of the table of {@link Routes}.
 *
 * @param hasPage whether an HTML page lives at the same path, so that only {@code _format=json}
 *     leads here
 * @param bodyType the content type that a body must have; empty: any
 * @param errors how refusals are told
 */
public record Route(
    String method,
    Pattern path,
    boolean hasPage,
    String bodyType,
    Set<CredentialKind> allowed,
    ErrorFormat errors,
    Handler handler) {

  /** Answers a request. */
  public interface Handler {
    Response answer(RoutedRequest call);
  }

  /**
   * In a pattern, {@code {name}} stands for a part of the path, {@code {name+}} for all the rest.
   */
  static Pattern pattern(String path) {
    return Pattern.compile(
        path.replaceAll("\\{\\w+\\+}", "(.+)").replaceAll("\\{\\w+}", "([^/]+)"));
  }

  Optional<List<String>> match(String requestPath) {
    Matcher matcher = path.matcher(requestPath);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (int group = 1; group <= matcher.groupCount(); group++) {
      parts.add(matcher.group(group));
    }
    return Optional.of(parts);
  }

  boolean answers(String requestMethod) {
    return method.equals(requestMethod) || (requestMethod.equals("HEAD") && method.equals("GET"));
  }

  public void checkBody(Request request) {
    boolean carriesOne = request.method().equals("POST") || request.method().equals("PATCH");
    if (bodyType.isEmpty() || !carriesOne || request.contentType().equals(bodyType)) {
      return;
    }
    if (hasPage && request.method().equals("POST")) {
      throw Refusal.of(406, "No route found for the specified format. Supported formats: html.");
    }
    throw Refusal.of(
        415, "No route found that matches \"Content-Type: " + request.contentType() + "\"");
  }
}
