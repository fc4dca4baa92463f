package org.ingestworkbench.islandora.export;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.drupal.NodeFile;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.MediaDraft.Fixity;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the files of nodes and compares them with what the site tells of them. Safe for many
 * threads.
 */
final class MediaFiles {

  /** What file systems take, less what is put before and behind a name. */
  private static final int LONGEST_NAME = 200;

  private static final int LONGEST_ENDING = 10;

  private final DrupalClient site;
  private final Map<String, Set<String>> uses;
  private final boolean addresses;
  private final Fixity.@Nullable Algorithm algorithm;

  private MediaFiles(
      DrupalClient site,
      Map<String, Set<String>> uses,
      boolean addresses,
      Fixity.@Nullable Algorithm algorithm) {
    this.site = site;
    this.uses = uses;
    this.addresses = addresses;
    this.algorithm = algorithm;
  }

  /**
   * The files that a configuration asks for.
   *
   * @throws InputException when the site has no such media use
   */
  static MediaFiles of(WorkbenchConfig config, DrupalClient site) {
    var uses = new LinkedHashMap<String, Set<String>>();
    ExportColumns.fileColumns(config).forEach((column, use) -> uses.put(column, ids(use, site)));
    return new MediaFiles(
        site,
        uses,
        config.flag("export_file_url_instead_of_download"),
        config
            .text("fixity_algorithm")
            .map(word -> Fixity.Algorithm.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(null));
  }

  private static Set<String> ids(String use, Catalog site) {
    if (use.matches("[0-9]{1,18}")) {
      return Set.of(use);
    }
    var ids = new LinkedHashSet<String>();
    site.termsByUri(use).forEach(term -> ids.add(term.id()));
    if (ids.isEmpty()) {
      throw new InputException(
          "The site has no media use \""
              + use
              + "\": write its ID or its URI in export_file_media_use_term_id, or in"
              + " additional_files.");
    }
    return ids;
  }

  /**
   * The files of a node, by their columns.
   *
   * @param notes gets what a person should know of them
   * @throws RepositoryException when one cannot be fetched whole, or is not the one that the site
   *     tells of; none is left behind then
   */
  Map<String, NodeContent> of(String node, List<String> notes) {
    if (uses.isEmpty()) {
      return Map.of();
    }
    var there = site.export().files(node);
    var contents = new LinkedHashMap<String, NodeContent>();
    boolean whole = false;
    try {
      uses.forEach((column, ids) -> add(column, fitting(there, ids), contents, notes));
      whole = true;
      return contents;
    } finally {
      if (!whole) {
        contents.values().forEach(NodeContent::drop);
      }
    }
  }

  private static List<NodeFile> fitting(List<NodeFile> files, Set<String> uses) {
    return files.stream().filter(file -> file.uses().stream().anyMatch(uses::contains)).toList();
  }

  private void add(
      String column,
      List<NodeFile> fitting,
      Map<String, NodeContent> contents,
      List<String> notes) {
    if (fitting.isEmpty()) {
      notes.add("No medium of the use for the column \"" + column + "\".");
      return;
    } else if (fitting.size() > 1) {
      notes.add(
          fitting.size()
              + " media of the use for the column \""
              + column
              + "\"; the first one is exported, medium "
              + fitting.get(0).medium()
              + ".");
    }
    content(fitting.get(0), notes).forEach(content -> contents.put(column, content));
  }

  private List<NodeContent> content(NodeFile file, List<String> notes) {
    if (file.id() == null) {
      return List.of(new NodeContent(file.address(), null, ""));
    } else if (!addresses) {
      return List.of(fetched(file));
    } else if (site.remoteFile(file.address()).there()) {
      return List.of(new NodeContent(file.address(), null, ""));
    }
    notes.add("The file " + file.address() + " is not there.");
    return List.of();
  }

  private NodeContent fetched(NodeFile file) {
    var path = site.export().fetch(file);
    boolean whole = false;
    try {
      var checksum = compared(file, path);
      whole = true;
      return new NodeContent(name(file.address()), path, checksum);
    } finally {
      if (!whole) {
        NodeContent.drop(path);
      }
    }
  }

  /** Its checksum where one is asked for; the site's word on it counts, or else on its size. */
  private String compared(NodeFile file, Path path) {
    try {
      if (algorithm == null) {
        requireSize(file, Files.size(path));
        return "";
      }
      var checksum = new Fixity(algorithm, null).of(path, () -> false);
      var told = site.export().checksum(file, algorithm);
      if (told.isEmpty()) {
        requireSize(file, Files.size(path));
      } else if (!told.get().equalsIgnoreCase(checksum)) {
        throw differs(file, "has the checksum " + checksum, "tells of " + told.get());
      }
      return checksum;
    } catch (IOException e) {
      throw RepositoryException.because(
              "The file " + file.address() + " cannot be read where it was downloaded to: " + e)
          .elsewhere()
          .remedy(Remedy.MEND_AND_RESUME)
          .cause(e)
          .build();
    }
  }

  private void requireSize(NodeFile file, long bytes) {
    var told = site.export().size(file);
    if (told.isPresent() && told.getAsLong() != bytes) {
      throw differs(file, "has " + bytes + " bytes", "tells of " + told.getAsLong());
    }
  }

  private static RepositoryException differs(NodeFile file, String has, String tells) {
    return RepositoryException.because(
            Code.CHECKSUM_MISMATCH
                + ": The file "
                + Shown.line(file.address())
                + " as it was downloaded "
                + has
                + ", but the site "
                + tells
                + ".")
        .elsewhere()
        .remedy(Remedy.MEND_AND_RESUME)
        .build();
  }

  /** The last part of an address as a name of a file: no directory, nothing hidden or odd. */
  static String name(String address) {
    var path = address.replaceFirst("[?#].*", "");
    var last = path.substring(path.lastIndexOf('/') + 1);
    var plain = new StringBuilder();
    decoded(last).codePoints().map(c -> isOdd(c) ? '_' : c).forEach(plain::appendCodePoint);
    var name = shortened(plain.toString().strip());
    return name.isEmpty() || name.startsWith(".") ? "_" + name : name;
  }

  private static boolean isOdd(int c) {
    return Shown.unfit(c)
        || Character.getType(c) == Character.SURROGATE
        || "/\\:*?\"<>|".indexOf(c) >= 0;
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noEncoding) {
      return part;
    }
  }

  /** The end tells what kind of file it is. A character takes up to four bytes. */
  private static String shortened(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    var ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
    int most = LONGEST_NAME / 4 - LONGEST_ENDING;
    var start = new StringBuilder();
    name.codePoints().limit(most).forEach(start::appendCodePoint);
    return start + ending;
  }
}
