package org.ingestworkbench.islandora.job;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.islandora.wiring.ConfiguredSource;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.text.Shown;

/**
 * A page of HTML to look an input over before it is ingested: a card for each row, with its file
 * where a browser shows such files, and with its cells. The files are shown where they are: none is
 * read, copied or fetched, and the site is not asked. Nothing of the input is taken for HTML.
 */
public final class ContactSheet {
  private static final String NAME = "contact_sheet.htm";

  /** What every browser shows as an image. */
  private static final Set<String> IMAGES = Set.of("gif", "jpeg", "jpg", "png", "webp");

  private static final int LONGEST = 120;

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html>
      <head>
      <meta charset="utf-8">
      <title>Contact sheet of %s</title>
      <style>
      body { font-family: sans-serif; font-size: 80%% }
      main { display: flex; flex-wrap: wrap; gap: 1em }
      section { border: 1px solid #999; padding: .5em; width: 15em; overflow-wrap: anywhere }
      img, .kind { display: block; width: 100%%; height: 10em; object-fit: contain }
      .kind { background: #ddd; font-size: 200%%; line-height: 5em; text-align: center }
      dt { color: #555 }
      dd { margin: 0 0 .3em 0 }
      </style>
      </head>
      <body>
      <h1>%s</h1>
      <main>
      """;

  private static final String END = "</main>\n<p>%d rows.</p>\n</body>\n</html>\n";

  private final WorkbenchConfig config;
  private final Writer out;
  private final String idField;
  private long rows;

  private ContactSheet(WorkbenchConfig config, Writer out) {
    this.config = config;
    this.out = out;
    this.idField = config.text("id_field").orElseThrow();
  }

  /**
   * Writes a new page into {@code contact_sheet_output_dir}, which is made where it is not there;
   * beside the configuration file unless it is a full path.
   *
   * @return the page; its name has a number in it where there was one
   * @throws InputException when the input cannot be read, or the page cannot be written; a link is
   *     not followed
   */
  public static Path write(WorkbenchConfig config) {
    var source = ConfiguredSource.of(config, Map::of);
    var name = source.name();
    var directory = directory(config);
    try (var stream = source.open(problem -> {})) {
      var page = OutputFile.createNumbered(directory.resolve(NAME));
      try (var out = page.writer()) {
        var sheet = new ContactSheet(config, out);
        out.write(HEAD.formatted(text(name), text(name)));
        while (stream.hasNext()) {
          sheet.card(stream.next());
        }
        out.write(END.formatted(sheet.rows));
      }
      return page.path();
    } catch (IOException e) {
      throw new InputException("The contact sheet cannot be written: " + e + ".", e);
    }
  }

  private static Path directory(WorkbenchConfig config) {
    var given = Path.of(config.text("contact_sheet_output_dir").orElseThrow());
    var directory =
        config.file().map(file -> file.toAbsolutePath().resolveSibling(given)).orElse(given);
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException there) {
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw new InputException(
            "contact_sheet_output_dir is a link, or no directory: " + directory + ".", there);
      }
    } catch (IOException e) {
      throw new InputException(
          "contact_sheet_output_dir cannot be made: " + directory + " (" + e + ").", e);
    }
    return directory;
  }

  private void card(Row row) throws IOException {
    rows++;
    out.write("<section>\n");
    out.write(picture(row.cell("file")));
    out.write("<h2>" + text(row.cell("title")) + "</h2>\n<dl>\n");
    cell(idField, row.id());
    for (var cell : row.cells().entrySet()) {
      if (!cell.getKey().equals(idField)
          && !cell.getKey().equals("title")
          && !cell.getValue().isEmpty()) {
        cell(cell.getKey(), cell.getValue());
      }
    }
    out.write("</dl>\n</section>\n");
  }

  private void cell(String name, String value) throws IOException {
    out.write("<dt>" + text(name) + "</dt><dd>" + text(value) + "</dd>\n");
  }

  /** The file itself, or its extension where it is elsewhere, or no browser shows it. */
  private String picture(String file) {
    int dot = file.lastIndexOf('.');
    var extension = dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
    if (IMAGES.contains(extension) && !file.matches("(?i)[a-z][a-z0-9+.-]+:.*")) {
      try {
        var address = config.inputDirectory().resolve(file).toAbsolutePath().toUri();
        return "<img loading=\"lazy\" alt=\"\" src=\"" + escaped(address.toASCIIString()) + "\">\n";
      } catch (InvalidPathException noFile) {
        // Its extension is shown.
      }
    }
    return "<div class=\"kind\">" + text(extension) + "</div>\n";
  }

  /** A text of the input, on one line, not too long, as HTML. */
  private static String text(String input) {
    var line = Shown.line(input);
    int end = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
    return escaped(end < line.length() ? line.substring(0, end) + "…" : line);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
