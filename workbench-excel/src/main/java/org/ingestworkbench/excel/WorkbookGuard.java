package org.ingestworkbench.excel;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks through a workbook, before it is read, for what no workbook needs and what would cost
 * memory or time without end: the reader itself has no bounds. The same zip and XML readers look
 * that read it afterwards.
 */
final class WorkbookGuard {
  private static final int MOST_PARTS = 10_000;
  private static final long LARGEST = 2L << 30;
  private static final XMLInputFactory XML = xml();

  private final Set<String> unworked = new HashSet<>();
  private long left = LARGEST;

  private static XMLInputFactory xml() {
    var xml = new InputFactoryImpl();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return xml;
  }

  /** What no workbook needs; the message goes on from "the workbook is refused: ". */
  static final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    Refusal(String why) {
      super(why);
    }
  }

  /**
   * Looks at each part that could be XML.
   *
   * @throws Refusal when it is no workbook to be read
   * @throws IOException when it cannot be read
   */
  void look(Path file) throws IOException {
    try (var zip = ZipFile.builder().setPath(file).get()) {
      int parts = 0;
      for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
        if (++parts > MOST_PARTS) {
          throw new Refusal("it has more than " + MOST_PARTS + " parts.");
        }
        var entry = entries.nextElement();
        try (var in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
          look(entry.getName(), in);
        }
      }
    }
  }

  /**
   * The places, in whichever sheet, of formulas of numbers that have no value. The reader does not
   * tell them from those whose value is an empty text.
   */
  Set<String> unworked() {
    return unworked;
  }

  /** What begins otherwise the XML reader refuses at its first byte. */
  private static boolean mayBeXml(InputStream in) throws IOException {
    in.mark(1);
    int first = in.read();
    in.reset();
    return first == '<' || first == 0 || first >= 0xEF || (first >= 0 && first <= ' ');
  }

  private void look(String name, InputStream in) throws IOException {
    if (!mayBeXml(in)) {
      return;
    }
    var limited = new LimitedPart(in, Math.min(left, largest(name)));
    try {
      new PartLimits(XML.createXMLStreamReader(limited), unworked).check();
    } catch (XMLStreamException | RuntimeException e) {
      // What is broken breaks again when the part is read, if it is.
      limited.rethrow();
    }
    left -= limited.count();
  }

  /** Only rows are read as a stream; the rest is held. */
  private static long largest(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    if (lower.contains("sheet")) {
      return LARGEST;
    }
    return lower.contains("sharedstrings") ? 256L << 20 : 16L << 20;
  }
}
