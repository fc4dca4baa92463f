package org.ingestworkbench.standin.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.ingestworkbench.standin.http.Refusal;

/** The bytes of uploaded files, in a directory a month; never in memory. */
public final class FileStore {
  private static final String BASE = "/sites/default/files/";

  private final Path files;
  private final Path incoming;
  private final Clock clock;
  private final Set<String> taken = new HashSet<>();

  private FileStore(Path directory, Clock clock) {
    this.files = directory.resolve("files");
    this.incoming = directory.resolve("incoming");
    this.clock = clock;
  }

  /**
   * Opens the files of a data directory; uploads that a killed process left unfinished are removed.
   */
  public static FileStore open(Path directory, Clock clock) throws IOException {
    FileStore store = new FileStore(directory, clock);
    Files.createDirectories(store.files);
    Files.createDirectories(store.incoming);
    try (Stream<Path> left = Files.list(store.incoming)) {
      for (Path upload : (Iterable<Path>) left::iterator) {
        Files.delete(upload);
      }
    }
    return store;
  }

  /** A new file that an upload is written to. */
  public Path incoming() throws IOException {
    return Files.createTempFile(incoming, "upload", "");
  }

  /** Where the site serves a file. */
  public static String address(String uri) {
    StringBuilder address = new StringBuilder(BASE);
    for (String segment : uri.split("/", -1)) {
      address
          .append(URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
          .append('/');
    }
    return address.substring(0, address.length() - 1);
  }

  /**
   * Moves an upload to where it stays; a name that is taken gets _0, _1 and so on before its
   * extension.
   *
   * @return the path below the public files
   */
  public String keep(Path upload, String name) {
    String uri = reserve(name);
    try {
      Path target = path(uri);
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.move(upload, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the upload " + name, e);
    }
    return uri;
  }

  private synchronized String reserve(String name) {
    String month =
        DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(clock.instant());
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String extension = dot < 0 ? "" : name.substring(dot);
    String uri = month + "/" + name;
    for (int n = 0; taken.contains(uri) || Files.exists(path(uri)); n++) {
      uri = month + "/" + stem + "_" + n + extension;
    }
    taken.add(uri);
    return uri;
  }

  /** The bytes of a file by its path below the public files. */
  public Path path(String uri) {
    Path path = files.resolve(uri).normalize();
    if (!path.startsWith(files.normalize())) {
      throw Refusal.of(404, "");
    }
    return path;
  }

  public synchronized void delete(String uri) {
    try {
      Files.deleteIfExists(path(uri));
      taken.remove(uri);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + uri, e);
    }
  }
}
