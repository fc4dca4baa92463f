package org.ingestworkbench.standin.rest;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Response;
import org.ingestworkbench.standin.route.RoutedRequest;
import org.ingestworkbench.standin.store.FileStore;
import org.ingestworkbench.standin.store.MimeTypes;

/** Serves the bytes of uploaded files. */
public final class PublicFiles {
  private final FileStore files;

  public PublicFiles(FileStore files) {
    this.files = files;
  }

  public Response bytes(RoutedRequest call) {
    Path file = files.path(call.part(0));
    if (!Files.isRegularFile(file)) {
      throw Refusal.of(404, "");
    }
    return Response.file(MimeTypes.of(call.part(0)), file);
  }
}
