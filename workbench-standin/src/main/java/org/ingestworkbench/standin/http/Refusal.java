package org.ingestworkbench.standin.http;

import java.util.List;
import java.util.stream.Collectors;
import org.ingestworkbench.standin.route.ErrorFormat;

/**
 * A request that is not done; what it looks like depends on the format asked for ({@link
 * ErrorFormat}).
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final String UNEXPECTED =
      "The website encountered an unexpected error. Try again later.";

  private final int status;
  private final transient List<Violation> violations;

  private Refusal(int status, String message, List<Violation> violations) {
    super(message, null, false, false);
    this.status = status;
    this.violations = violations;
  }

  public static Refusal of(int status, String message) {
    return new Refusal(status, message, List.of());
  }

  public static Refusal forbidden(String message) {
    return of(403, message);
  }

  public static Refusal unprocessable(String message) {
    return of(422, message);
  }

  /** An error that Drupal does not tell about: the client gets a plain text. */
  public static Refusal unexpected() {
    return of(500, UNEXPECTED);
  }

  /** Another request holds the resource; the client may try again. */
  public static Refusal busy() {
    return of(503, UNEXPECTED);
  }

  public static Refusal invalid(List<Violation> violations) {
    String lines = violations.stream().map(v -> v.line() + "\n").collect(Collectors.joining());
    return new Refusal(422, "Unprocessable Entity: validation failed.\n" + lines, violations);
  }

  /** No such entity: the route names its parameter. */
  public static Refusal notConverted(String parameter, String pattern, String route) {
    return of(
        404,
        String.format(
            "The \"%s\" parameter was not converted for the path \"%s\" (route name: \"%s\")",
            parameter, pattern, route));
  }

  public int status() {
    return status;
  }

  public String message() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  public List<Violation> violations() {
    return violations;
  }
}
