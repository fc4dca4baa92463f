package org.ingestworkbench.drupal.entity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.repository.Creation;

/** The body of a new medium, all its uses in it. */
final class MediaJson {
  private final String nodeField;

  /**
   * @param nodeField the field of a medium that names its node
   */
  MediaJson(String nodeField) {
    this.nodeField = nodeField;
  }

  /** Reads what the fields need from disk before anything is uploaded. */
  void check(Creation.OfMedia creation) {
    var values = new ValueJson(Map.of());
    creation.media().fields().forEach((field, of) -> values.put(Json.object(), field, of));
  }

  /**
   * @param files what was uploaded for it: the file itself, if there is one, then its tracks
   */
  ObjectNode of(Creation.OfMedia creation, List<UploadedFile> files) {
    var media = creation.media();
    var json = Json.object();
    json.set("bundle", Json.target(media.bundle(), "media_type"));
    json.set("name", Json.value(name(media, creation.node())));
    json.set("uuid", Json.value(creation.uuid().toString()));
    json.set(media.content().field(), content(media, files));
    json.set(nodeField, ValueJson.node(creation.node()));
    if (!media.uses().isEmpty()) {
      json.set("field_media_use", uses(media.uses()));
    }
    var values = new ValueJson(Map.of());
    media.fields().forEach((field, of) -> values.put(json, field, of));
    tracks(json, media.tracks(), files);
    return json;
  }

  /** Without the node's ID where it is not known: a name is no reason to leave a medium out. */
  private static String name(MediaDraft media, EntityRef node) {
    var id = node.id();
    return id == null ? media.name() : media.nameFor(id);
  }

  private static ArrayNode content(MediaDraft media, List<UploadedFile> files) {
    if (media.content() instanceof MediaDraft.FileContent content) {
      var file = Json.object().put("target_id", files.get(0).id()).put("target_type", "file");
      return Json.list().add(content.alt() == null ? file : file.put("alt", content.alt()));
    }
    return Json.value(((MediaDraft.Remote) media.content()).address());
  }

  private static ArrayNode uses(List<String> ids) {
    var uses = Json.list();
    ids.forEach(
        id -> uses.add(Json.object().put("target_id", id).put("target_type", "taxonomy_term")));
    return uses;
  }

  private static void tracks(
      ObjectNode json, List<MediaDraft.Track> tracks, List<UploadedFile> files) {
    int firstTrack = files.size() - tracks.size();
    for (int i = 0; i < tracks.size(); i++) {
      var track = tracks.get(i);
      var file = files.get(firstTrack + i);
      json.withArray("/" + track.field())
          .add(
              Json.object()
                  .put("target_id", file.id())
                  .put("kind", track.kind())
                  .put("label", track.label())
                  .put("srclang", track.language())
                  .put("default", i == 0)
                  .put("url", file.url()));
    }
  }
}
