package org.ingestworkbench.standin.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Request;
import org.ingestworkbench.standin.http.Response;
import org.ingestworkbench.standin.http.Violation;
import org.ingestworkbench.standin.model.JsonApiNames;

/** How a refusal is told. */
public enum ErrorFormat {
  JSON {
    @Override
    public Response tell(Refusal refusal, Request request, String siteName) {
      return Response.json(refusal.status(), JsonNodes.object().put("message", refusal.message()));
    }
  },
  JSON_API {
    @Override
    public Response tell(Refusal refusal, Request request, String siteName) {
      ObjectNode document = JsonApiNames.document();
      ArrayNode errors = document.putArray("errors");
      if (refusal.violations().isEmpty()) {
        error(errors, refusal.status(), refusal.message())
            .set("links", links(refusal.status(), request));
      }
      for (Violation violation : refusal.violations()) {
        error(errors, refusal.status(), violation.line())
            .putObject("source")
            .put("pointer", violation.pointer());
      }
      return Response.jsonApi(refusal.status(), document);
    }
  },
  XML {
    @Override
    public Response tell(Refusal refusal, Request request, String siteName) {
      String text =
          "<?xml version=\"1.0\"?>\n<response><message>"
              + refusal.message().replace("&", "&amp;").replace("<", "&lt;")
              + "</message></response>\n";
      return Response.of(
          refusal.status(), "text/xml; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }
  },
  HTML {
    @Override
    public Response tell(Refusal refusal, Request request, String siteName) {
      return Response.html(
          refusal.status(), PAGES.getOrDefault(refusal.status(), "Error"), siteName);
    }
  };

  private static final Map<Integer, String> PAGES =
      Map.of(401, "Unauthorized", 403, "Access denied", 404, "Page not found");

  /**
   * What the titles of JSON:API errors are, and where RFC 2616 explains them (10.4.1 for 400 and so
   * on).
   */
  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          405, "Method Not Allowed",
          409, "Conflict",
          415, "Unsupported Media Type",
          422, "Unprocessable Content",
          503, "Service Unavailable");

  public abstract Response tell(Refusal refusal, Request request, String siteName);

  public static ErrorFormat of(Request request) {
    return switch (request.format()) {
      case "json" -> JSON;
      case "api_json" -> JSON_API;
      case "xml" -> XML;
      default -> HTML;
    };
  }

  private static ObjectNode error(ArrayNode errors, int status, String detail) {
    return errors
        .addObject()
        .put("title", TITLES.getOrDefault(status, "Error"))
        .put("status", Integer.toString(status))
        .put("detail", detail);
  }

  private static ObjectNode links(int status, Request request) {
    ObjectNode links = JsonNodes.object();
    links.putObject("via").put("href", request.address());
    int section = status / 100;
    if (status != 422) {
      links
          .putObject("info")
          .put(
              "href",
              "https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10."
                  + section
                  + "."
                  + (status % 100 + 1));
    }
    return links;
  }
}
