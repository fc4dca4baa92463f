package org.ingestworkbench.standin.rest;

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
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Response;
import org.ingestworkbench.standin.model.ConfigEntities;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.route.RoutedRequest;
import org.ingestworkbench.standin.store.Content;
import org.ingestworkbench.standin.store.FileStore;
import org.ingestworkbench.standin.store.StoredEntity;

/** Configuration entities, and the integration module's own pages about them. */
public final class ConfigPages {
  private static final Map<String, String> DIGESTS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256");

  private final ConfigEntities definitions;
  private final Content content;
  private final FileStore files;

  public ConfigPages(ConfigEntities definitions, Content content, FileStore files) {
    this.definitions = definitions;
    this.content = content;
    this.files = files;
  }

  public Response entity(RoutedRequest call) {
    String type = call.part(0);
    Optional<ObjectNode> config = definitions.find(type, call.part(1));
    call.mustCreate();
    return config
        .map(json -> Response.json(200, json))
        .orElseThrow(
            () ->
                Refusal.notConverted(
                    type, "/entity/" + type + "/{" + type + "}", "rest.entity." + type + ".GET"));
  }

  public Response version(RoutedRequest call) {
    return page(call, Optional.of(JsonNodes.object().put("integration_module_version", "1.2.1")));
  }

  public Response coreVersion(RoutedRequest call) {
    return page(call, Optional.of(JsonNodes.object().put("core_version", "10.6.15")));
  }

  public Response formDisplay(RoutedRequest call) {
    return page(call, definitions.formDisplay(call.part(0), call.part(1)));
  }

  public Response field(RoutedRequest call) {
    return page(call, definitions.field(call.part(0), call.part(1), call.part(2)));
  }

  public Response storage(RoutedRequest call) {
    return page(call, definitions.storage(call.part(0), call.part(1)));
  }

  /** The module leaves out the uuid of configuration, and what a form looks like. */
  private static Response page(RoutedRequest call, Optional<ObjectNode> json) {
    call.mustCreate();
    ObjectNode found = json.orElseThrow(() -> Refusal.of(404, ""));
    found.remove(List.of("uuid", "content"));
    return Response.json(200, found);
  }

  public Response fileHash(RoutedRequest call) {
    call.mustCreate();
    String uuid = call.request().parameter("file_uuid");
    String algorithm = call.request().parameter("algorithm").toLowerCase(Locale.ROOT);
    Optional<StoredEntity> file = content.find(DrupalEntityType.FILE, uuid);
    if (file.isEmpty()) {
      return Response.json(
          200, JsonNodes.object().put("error", "No file found with UUID " + uuid + "."));
    }
    ObjectNode hash = JsonNodes.object();
    hash.put("checksum", digest(files.path(file.get().text("uri")), algorithm));
    hash.put("file_uuid", uuid).put("algorithm", algorithm);
    return Response.json(200, JsonNodes.array().add(hash));
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
