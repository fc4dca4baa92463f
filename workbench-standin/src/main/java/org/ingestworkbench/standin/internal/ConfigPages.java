package org.ingestworkbench.standin.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Configuration entities, and the integration module's own pages about them. */
final class ConfigPages {
  private static final Map<String, String> DIGESTS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256");

  private final Definitions definitions;
  private final Content content;
  private final FileStore files;

  ConfigPages(Definitions definitions, Content content, FileStore files) {
    this.definitions = definitions;
    this.content = content;
    this.files = files;
  }

  Answer entity(Call call) {
    String type = call.part(0);
    Optional<ObjectNode> config = definitions.find(type, call.part(1));
    call.mustCreate();
    return config
        .map(json -> Answer.json(200, json))
        .orElseThrow(
            () ->
                Refusal.notConverted(
                    type, "/entity/" + type + "/{" + type + "}", "rest.entity." + type + ".GET"));
  }

  Answer version(Call call) {
    return page(call, Optional.of(Json.object().put("integration_module_version", "1.2.1")));
  }

  Answer coreVersion(Call call) {
    return page(call, Optional.of(Json.object().put("core_version", "10.6.15")));
  }

  Answer formDisplay(Call call) {
    return page(call, definitions.formDisplay(call.part(0), call.part(1)));
  }

  Answer field(Call call) {
    return page(call, definitions.field(call.part(0), call.part(1), call.part(2)));
  }

  Answer storage(Call call) {
    return page(call, definitions.storage(call.part(0), call.part(1)));
  }

  /** The module leaves out the uuid of configuration, and what a form looks like. */
  private static Answer page(Call call, Optional<ObjectNode> json) {
    call.mustCreate();
    ObjectNode found = json.orElseThrow(() -> Refusal.of(404, ""));
    found.remove(List.of("uuid", "content"));
    return Answer.json(200, found);
  }

  Answer fileHash(Call call) {
    call.mustCreate();
    String uuid = call.request().parameter("file_uuid");
    String algorithm = call.request().parameter("algorithm").toLowerCase(Locale.ROOT);
    Optional<Stored> file = content.find(Kind.FILE, uuid);
    if (file.isEmpty()) {
      return Answer.json(200, Json.object().put("error", "No file found with UUID " + uuid + "."));
    }
    ObjectNode hash = Json.object();
    hash.put("checksum", digest(files.path(file.get().text("uri")), algorithm));
    hash.put("file_uuid", uuid).put("algorithm", algorithm);
    return Answer.json(200, Json.array().add(hash));
  }

  private static String digest(Path file, String algorithm) {
    try {
      MessageDigest digest = MessageDigest.getInstance(DIGESTS.getOrDefault(algorithm, "SHA-1"));
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
