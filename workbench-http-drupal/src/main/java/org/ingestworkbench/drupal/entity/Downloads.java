package org.ingestworkbench.drupal.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.ingestworkbench.drupal.connection.ConnectionSettings;
import org.ingestworkbench.drupal.limits.Limits;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;

/**
 * Fetches files from other sites, without credentials, into temporary files that last as long as
 * their upload. {@link URLConnection}, because its read timeout is a limit on standing still and
 * not on the whole, and because it follows redirects.
 */
public final class Downloads {

  private static final int BLOCK = 1 << 16;

  private final ConnectionSettings connections;
  private final Limits limits;
  private final String userAgent;
  private final AbortableCalls leaving = new AbortableCalls();

  public Downloads(Limits limits, String userAgent, ConnectionSettings connections) {
    this.connections = connections;
    this.limits = limits;
    this.userAgent = userAgent;
  }

  /** A file that is deleted when it is closed. */
  record Fetched(Path path) implements AutoCloseable {
    @Override
    public void close() {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Whether the address answers; one that cannot be asked counts as there. */
  public boolean isThere(String address) {
    return leaving.waitFor(unwanted -> answers(address), late -> {}, () -> dropped(address));
  }

  private boolean answers(String address) {
    try {
      int status = open(address, "HEAD").getResponseCode();
      return status != 404 && status != 410;
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Fetches the whole file.
   *
   * @throws RepositoryException of the row, without effect; of the job when it is aborted
   */
  Fetched fetch(String address) {
    return leaving.waitFor(
        unwanted -> fetch(address, unwanted), Fetched::close, () -> dropped(address));
  }

  private Fetched fetch(String address, BooleanSupplier unwanted) {
    try {
      var connection = open(address, "GET");
      int status = connection.getResponseCode();
      if (status != 200) {
        throw refused(address, status);
      }
      return stored(connection, unwanted);
    } catch (IOException e) {
      throw RepositoryException.because(
              "The file " + address + " could not be fetched: " + e.getMessage() + ".")
          .elsewhere()
          .remedy(Remedy.RETRY)
          .cause(e)
          .build();
    }
  }

  private static Fetched stored(HttpURLConnection connection, BooleanSupplier unwanted)
      throws IOException {
    var file = Files.createTempFile("workbench-download", null);
    boolean whole = false;
    try (var body = connection.getInputStream()) {
      copy(body, file, unwanted);
      long announced = connection.getContentLengthLong();
      if (announced >= 0 && Files.size(file) != announced) {
        throw new IOException("it ended after " + Files.size(file) + " of " + announced + " bytes");
      }
      whole = true;
      return new Fetched(file);
    } finally {
      if (!whole) {
        connection.disconnect();
        Files.deleteIfExists(file);
      }
    }
  }

  private static void copy(InputStream body, Path file, BooleanSupplier unwanted)
      throws IOException {
    try (var out = Files.newOutputStream(file)) {
      var block = new byte[BLOCK];
      for (int read = body.read(block); read >= 0; read = body.read(block)) {
        if (unwanted.getAsBoolean()) {
          throw new IOException("nobody waits for it any more");
        }
        out.write(block, 0, read);
      }
    }
  }

  private HttpURLConnection open(String address, String method) throws IOException {
    var url = URI.create(address.replace(" ", "%20")).toURL();
    if (!(connections.open(url) instanceof HttpURLConnection connection)) {
      throw new IOException("it is neither http nor https");
    }
    connection.setRequestMethod(method);
    connection.setConnectTimeout(millis(limits.connect()));
    connection.setReadTimeout(millis(limits.uploadStall()));
    connection.setRequestProperty("User-Agent", userAgent);
    return connection;
  }

  private static int millis(Duration duration) {
    return (int) Math.min(duration.toMillis(), Integer.MAX_VALUE);
  }

  /** Ends what is under way at once, and refuses what comes. */
  public void abort() {
    leaving.abort();
  }

  private static RepositoryException dropped(String address) {
    return RepositoryException.because("Aborted: the file " + address + " was not fetched.")
        .elsewhere()
        .scope(Scope.JOB)
        .remedy(Remedy.MEND_AND_RESUME)
        .build();
  }

  private static RepositoryException refused(String address, int status) {
    return RepositoryException.because(
            "The file " + address + " could not be fetched: its site answers " + status + ".")
        .status(status)
        .elsewhere()
        .remedy(status >= 500 || status == 429 ? Remedy.RETRY : Remedy.CHANGE_DEFINITION)
        .build();
  }
}
