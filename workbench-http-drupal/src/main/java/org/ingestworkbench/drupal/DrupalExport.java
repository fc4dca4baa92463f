package org.ingestworkbench.drupal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.drupal.catalog.DrupalCatalog;
import org.ingestworkbench.drupal.entity.StoredChecksums;
import org.ingestworkbench.drupal.lookup.EntityReader;
import org.ingestworkbench.drupal.lookup.FieldTexts;
import org.ingestworkbench.drupal.remote.Downloads;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.drupal.request.Resource;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.drupal.request.Session;
import org.ingestworkbench.model.MediaDraft.Fixity;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;

/**
 * Reads nodes of a site with their files, in the form that an input has: each value as a cell of a
 * {@code create} takes it. Of references, what is not there any more is left out. Safe for use by
 * many threads at once; it ends with the client that it is of. Every method may throw {@link
 * RepositoryException} when the site cannot be asked.
 */
public final class DrupalExport {

  private final Parts parts;
  private final boolean termNames;

  /** What the client reads with. */
  record Parts(
      String host,
      Rest rest,
      AnswerErrors errors,
      EntityReader reader,
      DrupalCatalog catalog,
      Session session,
      Downloads downloads,
      StoredChecksums checksums) {}

  DrupalExport(Parts parts, boolean termNames) {
    this.parts = parts;
    this.termNames = termNames;
  }

  /** The same with terms by their names, {@code vocabulary:name}; by their IDs otherwise. */
  public DrupalExport termNames(boolean names) {
    return new DrupalExport(parts, names);
  }

  /**
   * The fields of a node with their values, by the field's name, in the site's order; empty when
   * the node is surely not there. One request, and one for each term that was not seen before where
   * terms are named.
   */
  public Optional<Map<String, List<String>>> node(String id) {
    return parts.reader().node(id).map(this::texts);
  }

  private Map<String, List<String>> texts(JsonNode node) {
    return FieldTexts.ofThere(node, this::term);
  }

  private Optional<String> term(String id) {
    return termNames
        ? parts.catalog().term(id).map(term -> term.vocabulary() + ":" + term.name())
        : Optional.of(id);
  }

  /**
   * A page of a view that exports nodes as REST: of each row its fields, as {@link #node} has them.
   * A row that is no whole node has its texts, among them {@code nid} where the view gives it.
   *
   * @param view the path of the view, with a slash before it or without
   * @param parameters {@code key=value} for the view
   * @param page counted from 0
   */
  public List<Map<String, List<String>>> page(String view, List<String> parameters, int page) {
    var query =
        parameters.stream()
            .map(DrupalExport::parameter)
            .collect(Collectors.joining("&", "?page=" + page + "&", ""))
            .replaceFirst("&$", "");
    var call = HttpCall.get(Resource.VIEW, Paths.encodePath(slash(view)) + query);
    var answer = parts.rest().send(call);
    if (!answer.ok()) {
      throw noView(call, parts.errors().of(call, answer));
    }
    var json = answer.json().orElseThrow(() -> parts.errors().notJson(call, answer));
    var rows = new ArrayList<Map<String, List<String>>>();
    json.forEach(row -> rows.add(row.path("nid").isValueNode() ? ofNode(row) : texts(row)));
    return rows;
  }

  /** A view of fields gives texts, which may be HTML: only the node's number is good. */
  private static Map<String, List<String>> ofNode(JsonNode row) {
    return Map.of("nid", List.of(row.path("nid").asText()));
  }

  private static String slash(String view) {
    return "/" + view.replaceFirst("^/+", "");
  }

  private static String parameter(String written) {
    return Arrays.stream(written.split("=", 2))
        .map(part -> part.contains("%") ? part.replaceAll("[^!-~]|[#&]", "") : Paths.encode(part))
        .collect(Collectors.joining("="));
  }

  private static RepositoryException noView(HttpCall call, RepositoryException fault) {
    return RepositoryException.because(
            "Cannot access View at "
                + call
                + ": "
                + fault.getMessage()
                + " It must be a REST export in JSON that the account may see.")
        .status(fault.status())
        .scope(fault.retryable() ? Scope.ROW : Scope.JOB)
        .remedy(fault.retryable() ? Remedy.RETRY : Remedy.MEND_AND_RESUME)
        .retryAfter(fault.retryAfter())
        .cause(fault)
        .build();
  }

  /** The files of a node's media, in the site's order; thumbnails and tracks are not among them. */
  public List<NodeFile> files(String node) {
    return parts.reader().mediaListed(node).stream().flatMap(this::file).toList();
  }

  private Stream<NodeFile> file(JsonNode medium) {
    return medium.properties().stream()
        .filter(field -> !field.getKey().equals("thumbnail"))
        .flatMap(field -> field(medium, field.getKey(), field.getValue().path(0)).stream())
        .limit(1);
  }

  private Optional<NodeFile> field(JsonNode medium, String name, JsonNode item) {
    if (item.path("target_type").asText().equals("file") && !item.has("kind")) {
      var address = item.path("url").asText("");
      return Optional.of(file(medium, item, absolute(address)));
    } else if (name.startsWith("field_media_oembed") && item.path("value").isTextual()) {
      return Optional.of(file(medium, Json.object(), item.path("value").asText()));
    }
    return Optional.empty();
  }

  private static NodeFile file(JsonNode medium, JsonNode item, String address) {
    return new NodeFile(
        String.valueOf(Json.id(medium, "mid")),
        Json.ids(medium, "field_media_use", "target_id"),
        Json.id(item.path("target_id")),
        item.path("target_uuid").asText(null),
        address);
  }

  private String absolute(String address) {
    return address.startsWith("/")
        ? URI.create(parts.host()).resolve("/") + address.substring(1)
        : address;
  }

  /**
   * Fetches a file by the rules for files of other sites: {@link
   * org.ingestworkbench.drupal.limits.RemoteFiles} says how much and how long. The session's cookie
   * goes to the site itself alone, so that files come that only this account may see.
   *
   * @return the file, whole; the caller moves or deletes it
   */
  public Path fetch(NodeFile file) {
    return parts.downloads().fetch(file.address(), parts.session().proofForPages()).path();
  }

  /** How many bytes the site keeps of a file; empty when it does not tell. One request. */
  public OptionalLong size(NodeFile file) {
    return file.id() == null ? OptionalLong.empty() : parts.reader().fileSize(file.id());
  }

  /**
   * The checksum that the site works out of a file; empty when it tells none: its integration
   * module does to accounts with the right. One request.
   */
  public Optional<String> checksum(NodeFile file, Fixity.Algorithm algorithm) {
    return file.uuid() == null ? Optional.empty() : parts.checksums().of(file.uuid(), algorithm);
  }

  @Override
  public String toString() {
    return "Export of " + parts.host();
  }
}
