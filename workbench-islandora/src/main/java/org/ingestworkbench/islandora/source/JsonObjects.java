package org.ingestworkbench.islandora.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/** Reads lines as JSON objects whose values are cells. Safe for use by several threads. */
final class JsonObjects {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Lines.LONGEST)
                  .maxNumberLength(1_000)
                  .maxNestingDepth(10)
                  .build())
          .build();

  private final String subdelimiter;

  JsonObjects(String subdelimiter) {
    this.subdelimiter = subdelimiter;
  }

  /**
   * A line as far as it could be read.
   *
   * @param place the name of what is wrong; null where it is the whole line, or nothing
   * @param wrong why it is no row, a sentence; null when it is one
   */
  record Read(Map<String, String> cells, @Nullable String place, @Nullable String wrong) {}

  Read read(String line) {
    return line.isBlank() ? new Read(Map.of(), null, null) : new Reading().read(line);
  }

  /** The reading of one line; what is wrong first counts. */
  private final class Reading {
    private final Map<String, String> cells = new LinkedHashMap<>();
    private @Nullable String name;
    private @Nullable String place;
    private @Nullable String wrong;

    Read read(String line) {
      try (var json = JSON.createParser(line)) {
        object(json);
      } catch (JsonProcessingException e) {
        wrong("The line is no JSON: " + Shown.line(e.getOriginalMessage()) + ".");
      } catch (IOException e) {
        throw new IllegalStateException("A text has no other errors.", e);
      }
      return new Read(cells, place, wrong);
    }

    private void object(JsonParser json) throws IOException {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        wrong("The line is no JSON object.");
        return;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        name = json.currentName();
        json.nextToken();
        cells.put(name, cell(json));
      }
      name = null;
      if (json.nextToken() != null) {
        wrong("More follows the object.");
      }
    }

    private String cell(JsonParser json) throws IOException {
      if (json.currentToken() != JsonToken.START_ARRAY) {
        return scalar(json);
      }
      var values = new ArrayList<String>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        var value = scalar(json);
        if (value.contains(subdelimiter)) {
          wrong(
              "A value of a list has the subdelimiter \""
                  + subdelimiter
                  + "\" in it, so it would become several.");
        }
        if (!value.isEmpty()) {
          values.add(value);
        }
      }
      return String.join(subdelimiter, values);
    }

    private String scalar(JsonParser json) throws IOException {
      return switch (json.currentToken()) {
        case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getText();
        case VALUE_TRUE -> "1";
        case VALUE_FALSE -> "0";
        case START_OBJECT, START_ARRAY -> nested(json);
        default -> "";
      };
    }

    private String nested(JsonParser json) throws IOException {
      wrong(
          json.currentToken() == JsonToken.START_OBJECT
              ? "The value is an object; write it as a text."
              : "The value is a list in a list; write one list.");
      json.skipChildren();
      return "";
    }

    private void wrong(String why) {
      if (wrong == null) {
        wrong = why;
        place = name;
      }
    }
  }
}
