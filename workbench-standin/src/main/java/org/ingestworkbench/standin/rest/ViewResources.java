package org.ingestworkbench.standin.rest;

import java.util.List;
import org.ingestworkbench.standin.http.Request;
import org.ingestworkbench.standin.http.Response;
import org.ingestworkbench.standin.route.RoutedRequest;
import org.ingestworkbench.standin.store.Content;
import org.ingestworkbench.standin.store.StoredEntity;

/**
 * The lists that the starter site and the integration module give a client: terms by name and URI,
 * media and members of a node.
 */
public final class ViewResources {
  private final Content content;
  private final RestResources rest;

  public ViewResources(Content content, RestResources rest) {
    this.content = content;
    this.rest = rest;
  }

  public Response termsByName(RoutedRequest call) {
    Request request = call.request();
    return rest.list(
        content.terms(request.parameter("vocab"), request.parameter("name")), call.account());
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
