package org.ingestworkbench.excel;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Goes through the XML of one part, and refuses what would make its reader hold too much. */
final class PartLimits {
  private static final int DEEPEST = 100;
  private static final int MOST_COLUMNS = 16_384;
  private static final int MOST_TEXTS = 5_000_000;
  private static final int MOST_ARRAYS = 10_000;
  private static final int MOST_UNWORKED = 100_000;
  private static final int LONGEST_NUMBER = 400;
  private static final int LONGEST_FORMULA = 1 << 15;
  private static final int LONGEST_TEXT = 1 << 20;

  private static final Pattern CELL = Pattern.compile("[A-Z]{1,3}[1-9][0-9]{0,6}");
  private static final Set<String> TEXT_TYPES = Set.of("s", "str", "inlineStr", "e", "b");

  /** Elements whose whole text is taken together. */
  private static final Map<String, Integer> TEXTS =
      Map.of("si", LONGEST_TEXT, "is", LONGEST_TEXT, "v", LONGEST_TEXT, "f", LONGEST_FORMULA);

  private final XMLStreamReader xml;
  private final Set<String> unworked;
  private int depth;
  private int textDepth;
  private int longest;
  private int length;
  private int columns;
  private int texts;
  private int arrays;
  private boolean number;
  private @Nullable String place;
  private boolean formula;
  private boolean value;

  /**
   * @param unworked gets the places of formulas of numbers that have no value
   */
  PartLimits(XMLStreamReader xml, Set<String> unworked) {
    this.xml = xml;
    this.unworked = unworked;
  }

  void check() throws XMLStreamException, WorkbookGuard.Refusal {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD ->
            throw new WorkbookGuard.Refusal("its XML has a document type (DOCTYPE).");
        case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
        case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text();
        default -> {}
      }
    }
  }

  private void begin(String name) throws WorkbookGuard.Refusal {
    refuse(++depth > DEEPEST, "its XML is nested more than " + DEEPEST + " times.");
    switch (name) {
      case "row" -> columns = 0;
      case "c" -> cell();
      case "si" -> refuse(++texts > MOST_TEXTS, "it has more than " + MOST_TEXTS + " texts.");
      case "f" -> formula();
      default -> {}
    }
    var most = TEXTS.get(name);
    if (most != null && textDepth == 0) {
      textDepth = depth;
      longest = number && name.equals("v") ? LONGEST_NUMBER : most;
      length = 0;
    }
  }

  private void cell() throws WorkbookGuard.Refusal {
    refuse(++columns > MOST_COLUMNS, "a row has more than " + MOST_COLUMNS + " cells.");
    place = xml.getAttributeValue(null, "r");
    formula = false;
    value = false;
    refuse(place != null && !CELL.matcher(place).matches(), "a cell stands beyond any sheet.");
    var type = xml.getAttributeValue(null, "t");
    number = type == null || !TEXT_TYPES.contains(type);
  }

  private void formula() throws WorkbookGuard.Refusal {
    formula = true;
    refuse(
        "array".equals(xml.getAttributeValue(null, "t")) && ++arrays > MOST_ARRAYS,
        "it has more than " + MOST_ARRAYS + " array formulas.");
  }

  private void end(String name) throws WorkbookGuard.Refusal {
    value |= name.equals("v") && length > 0;
    if (name.equals("c") && formula && number && !value && place != null) {
      unworked.add(place);
      refuse(
          unworked.size() > MOST_UNWORKED,
          "more than " + MOST_UNWORKED + " formulas have no value; save it in a spreadsheet.");
    }
    textDepth = depth == textDepth ? 0 : textDepth;
    depth--;
  }

  private void text() throws WorkbookGuard.Refusal {
    if (textDepth > 0) {
      length += xml.getTextLength();
      refuse(length > longest, "a text in it is longer than " + longest + " characters.");
    }
  }

  private static void refuse(boolean wrong, String why) throws WorkbookGuard.Refusal {
    if (wrong) {
      throw new WorkbookGuard.Refusal(why);
    }
  }
}
