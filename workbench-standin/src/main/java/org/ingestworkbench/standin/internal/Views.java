package org.ingestworkbench.standin.internal;

import java.util.List;

/**
 * The lists that the starter site and the integration module give a client: terms by name and URI,
 * media of a node.
 */
final class Views {
  private final Content content;
  private final Rest rest;

  Views(Content content, Rest rest) {
    this.content = content;
    this.rest = rest;
  }

  Answer termsByName(Call call) {
    Request request = call.request();
    return rest.list(
        content.terms(request.parameter("vocab"), request.parameter("name")), call.account());
  }

  Answer termsByUri(Call call) {
    return rest.list(content.termsWithUri(call.request().parameter("uri")), call.account());
  }

  Answer termsByAuthority(Call call) {
    String uri = call.request().parameter("authority_link");
    return rest.list(content.termsWithAuthority(uri), call.account());
  }

  Answer mediaOfNode(Call call) {
    List<Stored> media = content.mediaOf(call.id(0));
    return rest.list(media, call.account());
  }
}
