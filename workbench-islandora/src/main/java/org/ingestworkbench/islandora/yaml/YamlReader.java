package org.ingestworkbench.islandora.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ingestworkbench.islandora.yaml.YamlNode.Mapping;
import org.ingestworkbench.islandora.yaml.YamlNode.Scalar;
import org.ingestworkbench.islandora.yaml.YamlNode.Sequence;
import org.ingestworkbench.islandora.yaml.YamlNode.Shape;
import org.ingestworkbench.model.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a YAML file strictly: one document, a mapping, no key twice, no aliases; neither long nor
 * deep.
 */
public final class YamlReader {
  private static final YAMLFactory YAML = new YAMLFactory();

  /** In YAML 1.2, which Workbench reads, {@code yes} and {@code off} are texts. */
  private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");

  private static final Pattern PLACE = Pattern.compile("line \\d+, column \\d+");

  /** A configuration of every setting is a hundredth of it. */
  private static final int LONGEST = 1 << 20;

  /** Settings are three deep. */
  private static final int DEEPEST = 20;

  private final Path file;
  private final String what;
  private int depth;

  /**
   * @param what what messages call the file, in the middle of a sentence
   */
  public YamlReader(Path file, String what) {
    this.file = file;
    this.what = what;
  }

  /**
   * Reads it.
   *
   * @throws InputException names file, line and column, and repeats nothing of the content that
   *     might be a password
   */
  public Mapping read() {
    depth = 0;
    var text = text();
    try (var parser = YAML.createParser(text)) {
      return document(parser);
    } catch (JsonProcessingException e) {
      throw wrong(place(e), withoutExcerpts(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e, e);
    } catch (InputException e) {
      throw e;
    } catch (RuntimeException e) {
      // Of the parser, for what it was not written for.
      throw wrong("line 1", "it cannot be read as YAML", e);
    }
  }

  /** Whether it is a single line that is no "name: value", as Workbench's encrypted files are. */
  public boolean looksEncrypted() {
    var lines = text().lines().filter(line -> !line.isBlank()).toList();
    return lines.size() == 1 && !lines.get(0).contains(":");
  }

  private String text() {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw wrong(
            "line 1", "it is longer than " + LONGEST + " bytes, which no YAML of ours is", null);
      }
      return text(ByteBuffer.wrap(bytes));
    } catch (NoSuchFileException e) {
      throw new InputException(capitalized() + " \"" + file + "\" not found.", e);
    } catch (IOException e) {
      throw new InputException(capitalized() + " \"" + file + "\" cannot be read: " + e, e);
    }
  }

  private String text(ByteBuffer bytes) {
    var out = CharBuffer.allocate(bytes.remaining());
    var result = StandardCharsets.UTF_8.newDecoder().decode(bytes, out, true);
    var text = out.flip().toString();
    if (result.isError()) {
      long line = 1 + text.chars().filter(c -> c == '\n').count();
      throw wrong("line " + line, "it is not UTF-8; save it as UTF-8", null);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private String capitalized() {
    return Character.toUpperCase(what.charAt(0)) + what.substring(1);
  }

  private Mapping document(YAMLParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw wrong("line 1", what + " must consist of lines like \"task: create\"", null);
    }
    var mapping = mapping(parser);
    if (parser.nextToken() != null) {
      throw wrong(
          parser.currentTokenLocation(), "a second document begins; remove everything after", null);
    }
    return mapping;
  }

  private YamlNode value(YAMLParser parser) throws IOException {
    if (parser.isCurrentAlias()) {
      throw wrong(
          parser.currentTokenLocation(),
          "aliases (*name) are not supported; repeat the value",
          null);
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> deeper(parser, this::mapping);
      case START_ARRAY -> deeper(parser, this::sequence);
      default -> scalar(parser);
    };
  }

  /** Reads what has values of its own. */
  private interface Nested {
    YamlNode read(YAMLParser parser) throws IOException;
  }

  private YamlNode deeper(YAMLParser parser, Nested nested) throws IOException {
    if (++depth > DEEPEST) {
      throw wrong(parser.currentTokenLocation(), "it is nested deeper than " + DEEPEST, null);
    }
    var node = nested.read(parser);
    depth--;
    return node;
  }

  private Mapping mapping(YAMLParser parser) throws IOException {
    int line = line(parser);
    var entries = new LinkedHashMap<String, YamlNode>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var place = parser.currentTokenLocation();
      var key = parser.currentName();
      parser.nextToken();
      if (entries.put(key, at(place, value(parser))) != null) {
        throw wrong(place, "\"" + key + "\" stands here a second time; remove one", null);
      }
    }
    return new Mapping(entries, line);
  }

  /** The same, placed where its key is: a value may begin lines below. */
  private static YamlNode at(JsonLocation place, YamlNode node) {
    int line = place.getLineNr();
    if (node instanceof Mapping mapping) {
      return new Mapping(mapping.entries(), line);
    } else if (node instanceof Sequence sequence) {
      return new Sequence(sequence.items(), line);
    }
    var scalar = (Scalar) node;
    return new Scalar(scalar.text(), scalar.shape(), line);
  }

  private Sequence sequence(YAMLParser parser) throws IOException {
    int line = line(parser);
    var items = new ArrayList<YamlNode>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Sequence(items, line);
  }

  private Scalar scalar(YAMLParser parser) throws IOException {
    return new Scalar(parser.getText(), shape(parser), line(parser));
  }

  private static Shape shape(YAMLParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_TRUE, VALUE_FALSE ->
          BOOLEAN.matcher(parser.getText()).matches() ? Shape.BOOLEAN : Shape.TEXT;
      case VALUE_NUMBER_INT -> Shape.INTEGER;
      case VALUE_NUMBER_FLOAT -> Shape.DECIMAL;
      case VALUE_NULL -> Shape.NOTHING;
      default -> Shape.TEXT;
    };
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private InputException wrong(JsonLocation place, String message, @Nullable Throwable cause) {
    return wrong("line " + place.getLineNr() + ", column " + place.getColumnNr(), message, cause);
  }

  private InputException wrong(String place, String message, @Nullable Throwable cause) {
    return new InputException(file + " " + place + ": " + message + ".", cause);
  }

  /** Where the trouble is, as the parser's message says; it began to read earlier. */
  private static String place(JsonProcessingException e) {
    return PLACE
        .matcher(e.getOriginalMessage())
        .results()
        .reduce((first, second) -> second)
        .map(MatchResult::group)
        .orElse("line " + e.getLocation().getLineNr());
  }

  /** The parser's words; the lines that it quotes might hold a password. */
  private static String withoutExcerpts(String message) {
    return message
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .collect(Collectors.joining(", "));
  }
}
