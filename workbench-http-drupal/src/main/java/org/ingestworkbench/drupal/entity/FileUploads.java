package org.ingestworkbench.drupal.entity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.drupal.remote.Downloads;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpAnswer;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.drupal.request.Payload;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.text.Shown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings files to the site, streamed from disk. A file that no medium comes to refer to is removed
 * by Drupal, so an upload alone has no effect that has to be settled.
 */
public final class FileUploads {
  private static final Logger LOG = LoggerFactory.getLogger(FileUploads.class);

  private final Rest rest;
  private final AnswerErrors errors;
  private final Downloads downloads;
  private final FileFixity fixity;
  private final UploadNameLock names = new UploadNameLock();
  private volatile boolean wayLearned;

  /**
   * @param warnings is told when files cannot be compared with what the site stored
   */
  public FileUploads(
      Rest rest, AnswerErrors errors, Downloads downloads, Consumer<String> warnings) {
    this.downloads = downloads;
    this.rest = rest;
    this.errors = errors;
    this.fixity = new FileFixity(new StoredChecksums(rest, errors, warnings));
  }

  /**
   * All files of a medium in order: its own, then its tracks.
   *
   * @param ready run before each is sent
   */
  List<UploadedFile> of(MediaDraft media, Runnable ready) {
    var files = new ArrayList<UploadedFile>();
    if (media.content() instanceof MediaDraft.Upload upload) {
      files.add(own(media, upload, source(upload.file()), ready));
    } else if (media.content() instanceof MediaDraft.Download download) {
      files.add(fetched(media, download, ready));
    }
    for (var track : media.tracks()) {
      files.add(
          upload(media.bundle(), track.field(), source(track.file()), nameOf(track.file()), ready));
    }
    return files;
  }

  /** The names of a medium's files in the order of {@link #of}, as they are sent. */
  public static List<String> names(MediaDraft media) {
    var names = new ArrayList<String>();
    if (media.content() instanceof MediaDraft.FileContent file) {
      names.add(FileName.ascii(file.filename()));
    }
    media.tracks().forEach(track -> names.add(FileName.ascii(nameOf(track.file()))));
    return names;
  }

  private UploadedFile fetched(MediaDraft media, MediaDraft.Download download, Runnable ready) {
    try (var file = downloads.fetch(download.address())) {
      return own(media, download, new Source(file.path(), download.address()), ready);
    }
  }

  private UploadedFile own(
      MediaDraft media, MediaDraft.FileContent content, Source file, Runnable ready) {
    var checksum = fixity.ofSent(file.path(), media.source(), content.fixity());
    var sent = upload(media.bundle(), content.field(), file, content.filename(), ready);
    return new UploadedFile(sent.id(), sent.url(), sent.uuid(), checksum);
  }

  /**
   * Compares the medium's own file with what the site stored, where that is asked for.
   *
   * @throws RepositoryException of the row, without effect, when they differ
   */
  void compare(MediaDraft media, List<UploadedFile> files) {
    if (media.content() instanceof MediaDraft.FileContent content) {
      fixity.requireStored(files.get(0), media.source(), content.fixity());
    }
  }

  /**
   * A file that is sent.
   *
   * @param words how messages call it: by its path or, when it was fetched, by its address
   */
  private record Source(Path path, String words) {}

  private static Source source(Path file) {
    return new Source(file, file.toString());
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private UploadedFile upload(
      String bundle, String field, Source file, String name, Runnable ready) {
    var path =
        "/file/upload/media/" + Paths.encode(bundle) + "/" + Paths.encode(field) + "?_format=json";
    learnWay(path);
    if (!isAscii(name)) {
      LOG.warn(
          "The file name {} has letters beyond ASCII: it is uploaded as {}.",
          Shown.line(name),
          FileName.ascii(name));
    }
    return names.alone(
        FileName.ascii(name),
        () -> {
          ready.run();
          return upload(path, file, name);
        });
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(c -> c < 0x80);
  }

  private UploadedFile upload(String path, Source file, String name) {
    var payload = LocalFiles.payload(file.path());
    var call = octets(path, payload).with("Content-Disposition", FileName.disposition(name));
    var answer = rest.send(call);
    if (!answer.ok()) {
      throw refused(call, answer, file.words(), payload.size());
    }
    return uploaded(call, answer);
  }

  /** Ends every wait; requests are refused from now on. */
  void abort() {
    names.wake();
    fixity.abort();
  }

  /**
   * A request without a name, which Drupal refuses, tells which credentials the resource takes: the
   * file itself is never sent to find that out.
   */
  private void learnWay(String path) {
    if (wayLearned) {
      return;
    }
    synchronized (this) {
      if (!wayLearned) {
        var call = octets(path, Payload.NONE);
        var answer = rest.send(call);
        if (answer.tellsNothing()) {
          throw errors.of(call, answer);
        }
        wayLearned = true;
      }
    }
  }

  private static HttpCall octets(String path, Payload payload) {
    return HttpCall.post(Resource.UPLOAD, path, payload)
        .with("Content-Type", "application/octet-stream");
  }

  private UploadedFile uploaded(HttpCall call, HttpAnswer answer) {
    var json = answer.json().orElseThrow(() -> errors.notJson(call, answer));
    var id = Json.id(json, "fid");
    if (id == null) {
      throw errors.notJson(call, answer);
    }
    var url = Json.first(json, "uri", "url");
    return new UploadedFile(id, url == null ? "" : url, Json.first(json, "uuid"), null);
  }

  private RepositoryException refused(HttpCall call, HttpAnswer answer, String file, long size) {
    var what =
        errors.of(call, answer).getMessage()
            + " File: "
            + file
            + " ("
            + Downloads.size(size)
            + ").";
    var hint =
        answer.status() == 413
            ? " The host takes no request of this size: its limits (client_max_body_size,"
                + " post_max_size, upload_max_filesize) have to be raised, or the file left out."
            : "";
    return errors.builder(call, answer, what + hint).build();
  }
}
