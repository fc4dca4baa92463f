package org.ingestworkbench.standin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Request;
import org.ingestworkbench.standin.http.Response;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.route.RoutedRequest;
import org.ingestworkbench.standin.store.Content;
import org.ingestworkbench.standin.store.StoredEntity;

/**
 * The lists that the starter site and the integration module give a client: terms by name and URI,
 * media and members of a node.
 */
public final class ViewResources {
  private static final int TERMS_A_PAGE = 10;

  private final Content content;
  private final RestResources rest;

  public ViewResources(Content content, RestResources rest) {
    this.content = content;
    this.rest = rest;
  }

  public Response termsByName(RoutedRequest call) {
    Request request = call.request();
    String vocabulary = request.parameter("vocab");
    String name = request.parameter("name");
    if (vocabulary.isEmpty() || name.isEmpty()) {
      throw Refusal.of(404, "");
    }
    List<StoredEntity> terms =
        content.terms(vocabulary, name).stream().filter(ViewResources::isPublished).toList();
    return rest.list(page(terms, request, TERMS_A_PAGE), call.account());
  }

  private static boolean isPublished(StoredEntity entity) {
    return entity.first("status", "value").asBoolean(true);
  }

  private static List<StoredEntity> page(List<StoredEntity> rows, Request request, int size) {
    String page = request.parameter("page");
    long number = page.matches("\\d{1,9}") ? Long.parseLong(page) : 0;
    return rows.stream().skip(number * size).limit(size).toList();
  }

  /** The published nodes by id; a parameter that is called like a field filters by its values. */
  public Response export(ContentModel.View view, RoutedRequest call) {
    Request request = call.request();
    List<StoredEntity> rows =
        content.all(DrupalEntityType.NODE).stream()
            .filter(ViewResources::isPublished)
            .filter(node -> request.query().keySet().stream().allMatch(f -> fits(node, f, request)))
            .toList();
    int size = view.rowsPerPage();
    return rest.list(size == 0 ? rows : page(rows, request, size), call.account());
  }

  private static boolean fits(StoredEntity node, String field, Request request) {
    if (!field.startsWith("field_") && !field.equals("title")) {
      return true; // a parameter of the view's own, or one that is none
    }
    for (JsonNode item : node.items(field)) {
      String value = item.path("value").asText(item.path("target_id").asText());
      if (value.equals(request.parameter(field))) {
        return true;
      }
    }
    return false;
  }

  public Response termsOfVocabulary(RoutedRequest call) {
    return rest.list(content.terms(call.part(0)), call.account());
  }

  public Response termsByUri(RoutedRequest call) {
    return rest.list(content.termsWithUri(call.request().parameter("uri")), call.account());
  }

  public Response termsByAuthority(RoutedRequest call) {
    String uri = call.request().parameter("authority_link");
    return rest.list(content.termsWithAuthority(uri), call.account());
  }

  public Response mediaOfNode(RoutedRequest call) {
    List<StoredEntity> media = content.mediaOf(call.id(0));
    return rest.list(media, call.account());
  }

  public Response membersOfNode(RoutedRequest call) {
    return rest.list(content.membersOf(call.id(0)), call.account());
  }
}
