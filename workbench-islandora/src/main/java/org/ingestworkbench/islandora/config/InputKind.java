package org.ingestworkbench.islandora.config;

import java.util.Locale;

/** What the rows of a configuration are read from. */
public enum InputKind {
  /** A CSV file. */
  CSV("CSV file"),
  /** A file with a JSON object on each line. */
  JSON_LINES("JSON lines file"),
  /** A sheet of an Excel workbook; read by the artifact workbench-excel. */
  WORKBOOK("Excel workbook"),
  /** The CSV of a Google Sheet, which is kept beside the ID map. */
  GOOGLE_SHEET("Google Sheet"),
  /** The files of the input directory. */
  DIRECTORY("input directory");

  private final String words;

  InputKind(String words) {
    this.words = words;
  }

  /** What a person calls it. */
  public String words() {
    return words;
  }

  /** By what {@code input_csv} says. */
  static InputKind of(String inputCsv) {
    var name = inputCsv.toLowerCase(Locale.ROOT);
    if (name.startsWith("http://") || name.startsWith("https://")) {
      return GOOGLE_SHEET;
    }
    if (name.endsWith(".xlsx") || name.endsWith(".xlsm")) {
      return WORKBOOK;
    }
    return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? JSON_LINES : CSV;
  }
}
