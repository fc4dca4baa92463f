package org.ingestworkbench.standin;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.http.Response;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.site.DrupalSite;
import org.ingestworkbench.standin.store.StoredEntity;

/** The paths under /_standin/, by which a stand-in in a process of its own is told what to do. */
final class ControlPages {
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private static final int LISTED = 1000;

  private final DrupalSite site;
  private final URI address;
  private final Faults faults;
  private final RequestLog requests;

  ControlPages(DrupalSite site, URI address, Faults faults, RequestLog requests) {
    this.site = site;
    this.address = address;
    this.faults = faults;
    this.requests = requests;
  }

  Response answer(String method, String path, byte[] body) {
    try {
      return answer(method + " " + path, body);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return json(400, Map.of("error", String.valueOf(e.getMessage())));
    }
  }

  private Response answer(String request, byte[] body) throws IOException {
    switch (request) {
      case "GET /_standin/state" -> {
        return json(200, state());
      }
      case "POST /_standin/faults" -> faults.add(FaultJson.read(object(body)));
      case "DELETE /_standin/faults" -> faults.clear();
      case "POST /_standin/release" -> faults.release();
      case "POST /_standin/age-files" -> {
        return json(200, Map.of("removed", site.ageTemporaryFiles()));
      }
      case "POST /_standin/end-sessions" -> site.endSessions();
      case "POST /_standin/jsonapi" -> site.jsonApi(isOn(object(body)));
      case "POST /_standin/maintenance" -> site.maintenance(isOn(object(body)));
      case "DELETE /_standin/requests" -> requests.clear();
      default -> {
        return json(404, Map.of("error", "the stand-in has no " + request));
      }
    }
    return json(200, Map.of("done", true));
  }

  private static Map<String, Object> object(byte[] body) throws IOException {
    return JsonNodes.plain(JsonNodes.parse(body), OBJECT);
  }

  private static boolean isOn(Map<String, Object> object) {
    if (object.get("on") instanceof Boolean on) {
      return on;
    }
    throw new IllegalArgumentException("say {\"on\": true} or {\"on\": false}");
  }

  private Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("uri", address.toString());
    state.put("requests", requests.count());
    state.put("faults", faults.list().stream().map(Fault::toString).toList());
    state.put("faults_fired", faults.fired());
    state.put("sessions", site.sessions());
    for (DrupalEntityType kind :
        List.of(
            DrupalEntityType.NODE,
            DrupalEntityType.MEDIA,
            DrupalEntityType.FILE,
            DrupalEntityType.TERM,
            DrupalEntityType.ALIAS)) {
      state.put(kind.type(), summary(kind));
    }
    return state;
  }

  /** How many there are, and the newest of them. */
  private Map<String, Object> summary(DrupalEntityType kind) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (StoredEntity entity : site.content().newest(kind, LISTED)) {
      list.add(
          Map.of(
              "id", entity.id(),
              "uuid", entity.uuid(),
              "bundle", entity.bundle(),
              "label", entity.label()));
    }
    return Map.of("count", site.content().count(kind), "list", list);
  }

  private static Response json(int status, Map<String, Object> body) {
    return Response.json(status, JsonNodes.tree(body));
  }
}
