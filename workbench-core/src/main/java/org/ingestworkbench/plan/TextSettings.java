package org.ingestworkbench.plan;

import java.util.Map;
import java.util.function.BiConsumer;
import org.ingestworkbench.model.Advice;

/**
 * How texts are cut and formatted. Immutable.
 *
 * @param maxTitleLength titles of nodes are cut at this many characters ({@code
 *     max_node_title_length})
 * @param format the format of formatted text fields ({@code text_format_id})
 * @param formats formats of single fields, which win over {@link #format} ({@code
 *     field_text_format_ids})
 */
public record TextSettings(int maxTitleLength, String format, Map<String, String> formats) {

  /** Titles of 255 characters, {@code basic_html}. */
  public static final TextSettings DEFAULTS = new TextSettings(255, "basic_html", Map.of());

  public TextSettings {
    if (maxTitleLength < 1) {
      throw new IllegalArgumentException(
          Advice.TITLE_LENGTH.words() + " must be at least 1, not " + maxTitleLength + ".");
    }
    formats = Map.copyOf(formats);
  }

  public TextSettings withMaxTitleLength(int characters) {
    return new TextSettings(characters, format, formats);
  }

  public TextSettings withFormat(String id) {
    return new TextSettings(maxTitleLength, id, formats);
  }

  public TextSettings withFormats(Map<String, String> byField) {
    return new TextSettings(maxTitleLength, format, byField);
  }

  /** The format of a field. */
  public String formatOf(String field) {
    return formats.getOrDefault(field, format);
  }

  void describe(BiConsumer<String, Object> out) {
    out.accept("max_node_title_length", maxTitleLength);
    out.accept("text_format_id", format);
    out.accept("field_text_format_ids", formats);
  }
}
