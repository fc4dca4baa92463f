package org.ingestworkbench.plan.field;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.FieldDefinition.Form;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Suggestions;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.plan.row.Truncation;
import org.jspecify.annotations.Nullable;

/** Read addresses with what stands beside them, divided by {@code %%}. */
final class LinkReaders {

  private static final String DIVIDER = "%%";
  private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):\\S");

  /** The begin of a path of the repository, where {@code internal:} stands before it. */
  private static final Pattern INTERNAL = Pattern.compile("internal:[/?#].*", Pattern.DOTALL);

  private static final Set<String> INTERNAL_SCHEMES = Set.of("internal", "entity", "base", "route");

  /** What Drupal takes of addresses elsewhere, unless its services are configured otherwise. */
  private static final Set<String> EXTERNAL_SCHEMES =
      Set.of(
          "http", "https", "ftp", "news", "nntp", "tel", "telnet", "mailto", "irc", "ssh", "sftp",
          "webcal", "rtsp");

  private static final int MAX_ADDRESS = 2048;
  private static final int MAX_TITLE = 255;

  private LinkReaders() {}

  /** {@code address} or {@code address%%title}. */
  static Optional<Value> link(FieldDefinition field, String text, RowProblems problems) {
    var parts = parts(text, 2);
    var address = parts.get(0);
    if (!target(address)) {
      return refused(field, text, "address or address%%title", problems);
    }
    var refusal = refusal(field, address);
    if (refusal != null) {
      return problems.refuseValue(Code.LINK_INVALID, field, text, refusal);
    }
    var written = parts.size() < 2 ? "" : parts.get(1);
    var title = written.isEmpty() ? Texts.cut(address, MAX_TITLE) : title(field, written, problems);
    return Optional.of(new Value.Link(address, title));
  }

  /** {@code address%%value}. */
  static Optional<Value> linkedData(FieldDefinition field, String text, RowProblems problems) {
    var parts = parts(text, 2);
    if (parts.size() != 2 || !target(parts.get(0))) {
      return refused(field, text, "address%%value", problems);
    }
    return Optional.of(new Value.LinkedData(parts.get(0), parts.get(1)));
  }

  /** {@code source%%address} or {@code source%%address%%title}. */
  static Optional<Value> authority(FieldDefinition field, String text, RowProblems problems) {
    var parts = parts(text, 3);
    if (parts.size() < 2 || !target(parts.get(1))) {
      return refused(field, text, "source%%address or source%%address%%title", problems);
    }
    var refusal = refusal(field, parts.get(1));
    if (refusal != null) {
      return problems.refuseValue(Code.LINK_INVALID, field, text, refusal);
    }
    var sources = field.choices();
    if (!sources.isEmpty() && !sources.contains(parts.get(0))) {
      return unknownSource(field, parts.get(0), text, problems);
    }
    var title = parts.size() < 3 ? "" : title(field, parts.get(2), problems);
    return Optional.of(new Value.Authority(parts.get(0), parts.get(1), title));
  }

  private static Optional<Value> unknownSource(
      FieldDefinition field, String source, String text, RowProblems problems) {
    problems.refuse(
        Code.LINK_INVALID,
        field.name(),
        "\""
            + source
            + "\" in \""
            + text
            + "\" is no authority of field \""
            + field.name()
            + "\", which knows "
            + String.join(", ", field.choices().stream().sorted().toList())
            + "."
            + Suggestions.question(source, field.choices()));
    return Optional.empty();
  }

  /** Only the first dividers divide: a title may have them too. */
  private static List<String> parts(String text, int most) {
    return Stream.of(text.split(DIVIDER, most)).map(String::strip).toList();
  }

  private static String title(FieldDefinition field, String title, RowProblems problems) {
    if (Texts.length(title) > MAX_TITLE) {
      problems.warn(
          Code.VALUE_TRUNCATED,
          field.name(),
          Truncation.message(title, field.name(), problems.row().id(), MAX_TITLE));
    }
    return Texts.cut(title, MAX_TITLE);
  }

  /**
   * Whether it is an address: of the web with a host, or with another scheme, such as {@code
   * internal:/node/5}. Spaces and letters beyond ASCII are taken, only the begin has to be right.
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

  /** Why Drupal refuses an address, to go on from "is"; null when it takes it. */
  private static @Nullable String refusal(FieldDefinition field, String address) {
    if (Texts.length(address) > MAX_ADDRESS) {
      return "longer than the " + MAX_ADDRESS + " characters that an address may have.";
    }
    var scheme = address.substring(0, address.indexOf(':'));
    boolean internal = INTERNAL_SCHEMES.contains(scheme);
    if (!internal && !EXTERNAL_SCHEMES.contains(scheme)) {
      return "no link: addresses do not begin with \""
          + scheme
          + ":\"."
          + Suggestions.question(scheme, EXTERNAL_SCHEMES);
    }
    if (scheme.equals("internal") && !INTERNAL.matcher(address).matches()) {
      return "no path of the site: write it as in internal:/node/5.";
    }
    var form = field.limits().form();
    if (form == Form.INTERNAL && !internal) {
      return "an address elsewhere, but the field takes paths of the site alone, as in"
          + " internal:/node/5.";
    }
    return form == Form.EXTERNAL && internal
        ? "a path of the site, but the field takes addresses elsewhere alone, as in"
            + " https://example.org/a."
        : null;
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
