package org.ingestworkbench.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The code blocks of a page. */
final class Snippets {

  private Snippets() {}

  static List<String> of(Path page, String language) throws IOException {
    return Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```")
        .matcher(Files.readString(page))
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
