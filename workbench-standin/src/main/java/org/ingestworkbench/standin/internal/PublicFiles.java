package org.ingestworkbench.standin.internal;

import java.nio.file.Files;
import java.nio.file.Path;

/** Serves the bytes of uploaded files. */
final class PublicFiles {
  private final FileStore files;

  PublicFiles(FileStore files) {
    this.files = files;
  }

  Answer bytes(Call call) {
    Path file = files.path(call.part(0));
    if (!Files.isRegularFile(file)) {
      throw Refusal.of(404, "");
    }
    return Answer.file(MimeTypes.of(call.part(0)), file);
  }
}
