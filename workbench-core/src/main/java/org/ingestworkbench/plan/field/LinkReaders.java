package org.ingestworkbench.plan.field;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Suggestions;
import org.ingestworkbench.plan.row.Texts;

/** Read addresses with what stands beside them, divided by {@code %%}. */
final class LinkReaders {

  private static final String DIVIDER = "%%";
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:\\S");

  private LinkReaders() {}

  /** {@code address} or {@code address%%title}. */
  static Optional<Value> link(FieldDefinition field, String text, RowProblems problems) {
    var parts = parts(text);
    if (parts.size() > 2 || !target(parts.get(0))) {
      return refused(field, text, "address or address%%title", problems);
    }
    var title = parts.size() < 2 || parts.get(1).isEmpty() ? parts.get(0) : parts.get(1);
    return Optional.of(new Value.Link(parts.get(0), title));
  }

  /** {@code address%%value}. */
  static Optional<Value> linkedData(FieldDefinition field, String text, RowProblems problems) {
    var parts = parts(text);
    if (parts.size() != 2 || !target(parts.get(0))) {
      return refused(field, text, "address%%value", problems);
    }
    return Optional.of(new Value.LinkedData(parts.get(0), parts.get(1)));
  }

  /** {@code source%%address} or {@code source%%address%%title}. */
  static Optional<Value> authority(FieldDefinition field, String text, RowProblems problems) {
    var parts = parts(text);
    if (parts.size() < 2 || parts.size() > 3 || !target(parts.get(1))) {
      return refused(field, text, "source%%address or source%%address%%title", problems);
    }
    var sources = field.choices();
    if (!sources.isEmpty() && !sources.contains(parts.get(0))) {
      problems.refuse(
          Code.LINK_INVALID,
          field.name(),
          "\""
              + parts.get(0)
              + "\" in \""
              + text
              + "\" is no authority of field \""
              + field.name()
              + "\", which knows "
              + String.join(", ", sources.stream().sorted().toList())
              + "."
              + Suggestions.question(parts.get(0), sources));
      return Optional.empty();
    }
    return Optional.of(
        new Value.Authority(parts.get(0), parts.get(1), parts.size() < 3 ? "" : parts.get(2)));
  }

  private static List<String> parts(String text) {
    return List.of(text.split(DIVIDER, -1)).stream().map(String::strip).toList();
  }

  /**
   * Whether Drupal could take it: an address of the web with a host, or another scheme, such as
   * {@code internal:/node/5}. Spaces and letters beyond ASCII are taken, only the begin has to be
   * right.
   */
  private static boolean target(String text) {
    if (!Texts.address(text)) {
      return SCHEME.matcher(text).lookingAt() && !text.startsWith("http");
    }
    try {
      return hasHost(text);
    } catch (URISyntaxException e) {
      // What has no host is no address; that is the answer.
      return false;
    }
  }

  private static boolean hasHost(String text) throws URISyntaxException {
    int end = text.indexOf('/', text.indexOf("//") + 2);
    var begin = new URI(end < 0 ? text.replaceAll("[?#].*", "") : text.substring(0, end));
    return begin.getRawAuthority() != null;
  }

  private static Optional<Value> refused(
      FieldDefinition field, String text, String form, RowProblems problems) {
    return problems.refuseValue(
        Code.LINK_INVALID,
        field,
        text,
        "not of the form "
            + form
            + " with an address such as https://example.org/a or internal:/node/5.");
  }
}
