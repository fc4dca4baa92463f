package org.ingestworkbench.drupal.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ingestworkbench.drupal.limits.RemoteFiles;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.plan.Catalog.RemoteFile;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.text.Shown;

/**
 * Fetches files of other sites into temporary files that last as long as their upload: without
 * cookies, credentials or tokens, from where they may come, and no more and no longer than is set.
 * Safe for many threads.
 */
public final class Downloads {

  private static final int BLOCK = 1 << 16;
  private static final int OK = 200;

  private final RemoteRequests requests;
  private final RemoteFiles rules;
  private final Duration stall;
  private final LongSupplier ticker;
  private final DownloadDirectory directory;
  private final AbortableCalls leaving = new AbortableCalls();

  /**
   * Fetches nothing yet.
   *
   * @param stall how long a file may stand still
   * @param ticker measures limits, in nanoseconds
   */
  public Downloads(
      RemoteRequests requests, RemoteFiles rules, Duration stall, LongSupplier ticker) {
    this.requests = requests;
    this.rules = rules;
    this.stall = stall;
    this.ticker = ticker;
    this.directory = new DownloadDirectory(rules.directory());
  }

  /** A file that is deleted when it is closed. */
  public record Fetched(Path path) implements AutoCloseable {
    @Override
    public void close() {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What the address says of itself; one that cannot be asked counts as there. */
  public RemoteFile look(String address) {
    var transfer = transfer();
    return leaving
        .waitFor(() -> look(address, transfer), transfer, dropped(address))
        .orElse(RemoteFile.UNKNOWN);
  }

  private RemoteFile look(String address, Transfer transfer) {
    try {
      return requests.look(address, transfer);
    } catch (RemoteRefusal e) {
      return RemoteFile.refused(e.reason());
    } catch (IOException e) {
      return RemoteFile.UNKNOWN;
    }
  }

  /**
   * Fetches the whole file.
   *
   * @throws RepositoryException of the row, without effect; of the job when it is aborted
   */
  public Fetched fetch(String address) {
    return fetch(address, Map.of());
  }

  /**
   * The same of a file that may be one of the site itself.
   *
   * @param proof headers that the site gets, and no other one
   */
  public Fetched fetch(String address, Map<String, String> proof) {
    var transfer = transfer();
    return leaving
        .waitFor(() -> fetch(address, proof, transfer), transfer, dropped(address))
        .orElseThrow(() -> slow(address, transfer));
  }

  private Transfer transfer() {
    return new Transfer(ticker, stall, rules);
  }

  private Fetched fetch(String address, Map<String, String> proof, Transfer transfer) {
    try {
      var answer = requests.get(address, transfer, proof);
      try (var body = answer.body()) {
        if (answer.statusCode() != OK) {
          throw refused(address, answer.statusCode());
        }
        return stored(address, answer, body, transfer);
      }
    } catch (RemoteRefusal e) {
      throw failed(address, e.reason()).advice(e.advice()).build();
    } catch (IOException e) {
      throw failed(address, Shown.line(Shown.reason(e))).remedy(Remedy.RETRY).cause(e).build();
    }
  }

  private Fetched stored(
      String address, HttpResponse<InputStream> answer, InputStream body, Transfer transfer)
      throws IOException {
    requireFits(announced(answer));
    var file = newFile(address);
    boolean whole = false;
    try {
      copy(address, body, file, transfer);
      transfer.finished(file);
      whole = true;
      return new Fetched(file);
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static OptionalLong announced(HttpResponse<InputStream> answer) {
    try {
      return answer.headers().firstValueAsLong("Content-Length");
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private void requireFits(OptionalLong bytes) throws RemoteRefusal {
    if (bytes.orElse(0) > rules.largest()) {
      throw new RemoteRefusal(
          "it is larger than "
              + size(rules.largest())
              + ", which is the most that is set; see "
              + Advice.REMOTE_FILE_SIZE.words(),
          Advice.REMOTE_FILE_SIZE);
    }
  }

  /** So many bytes, in words. */
  public static String size(long bytes) {
    return bytes < 1 << 20
        ? bytes + " bytes"
        : String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
  }

  private Path newFile(String address) {
    try {
      return directory.newFile();
    } catch (IOException e) {
      throw notKept(address, e);
    }
  }

  private void copy(String address, InputStream body, Path file, Transfer transfer)
      throws IOException {
    try (var out = new LocalOutput(address, file)) {
      var block = new byte[BLOCK];
      for (int read = body.read(block); read >= 0; read = body.read(block)) {
        transfer.moved(read);
        requireFits(OptionalLong.of(transfer.bytes()));
        out.write(block, read);
      }
    }
  }

  /** Tells a full disk of ours from a connection that broke. */
  private final class LocalOutput implements AutoCloseable {
    private final String address;
    private final OutputStream out;

    LocalOutput(String address, Path file) {
      this.address = address;
      try {
        this.out = Files.newOutputStream(file);
      } catch (IOException e) {
        throw notKept(address, e);
      }
    }

    void write(byte[] block, int count) {
      try {
        out.write(block, 0, count);
      } catch (IOException e) {
        throw notKept(address, e);
      }
    }

    @Override
    public void close() {
      try {
        out.close();
      } catch (IOException e) {
        throw notKept(address, e);
      }
    }
  }

  /** Ends what is under way at once, and refuses what comes. */
  public void abort() {
    leaving.abort();
  }

  /** Ends the threads and removes what was fetched. */
  public void close() {
    leaving.close();
    directory.close();
  }

  private RepositoryException notKept(String address, IOException cause) {
    return RepositoryException.because(
            "The file "
                + Shown.line(address)
                + " cannot be kept in "
                + directory.parent()
                + ": "
                + Shown.line(Shown.reason(cause))
                + ". Make room there, or choose "
                + Advice.REMOTE_FILE_DIRECTORY.words()
                + ".")
        .advice(Advice.REMOTE_FILE_DIRECTORY)
        .remedy(Remedy.MEND_AND_RESUME)
        .cause(cause)
        .build();
  }

  private static Supplier<RepositoryException> dropped(String address) {
    return () ->
        RepositoryException.because(
                "Aborted: the file " + Shown.line(address) + " was not fetched.")
            .elsewhere()
            .scope(Scope.JOB)
            .remedy(Remedy.MEND_AND_RESUME)
            .build();
  }

  private static RepositoryException.Builder failed(String address, String why) {
    return RepositoryException.because(
            "The file " + Shown.line(address) + " could not be fetched: " + why + ".")
        .elsewhere();
  }

  private RepositoryException slow(String address, Transfer transfer) {
    if (transfer.tookTooLong()) {
      return failed(
              address,
              "after "
                  + rules.longest().toSeconds()
                  + " s only "
                  + size(transfer.bytes())
                  + " of it were there; see "
                  + Advice.REMOTE_FILE_TIME.words())
          .advice(Advice.REMOTE_FILE_TIME)
          .remedy(Remedy.RETRY)
          .build();
    }
    return failed(
            address,
            "less than "
                + Transfer.LEAST / 1024
                + " KiB came in "
                + stall.toSeconds()
                + " s, after "
                + size(transfer.bytes()))
        .remedy(Remedy.RETRY)
        .build();
  }

  private static RepositoryException refused(String address, int status) {
    return failed(address, "its site answers " + status)
        .status(status)
        .remedy(status >= 500 || status == 429 ? Remedy.RETRY : Remedy.CHANGE_DEFINITION)
        .build();
  }
}
