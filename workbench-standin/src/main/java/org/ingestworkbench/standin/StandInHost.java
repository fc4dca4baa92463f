package org.ingestworkbench.standin;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.util.function.Supplier;
import org.ingestworkbench.standin.http.Response;
import org.ingestworkbench.standin.server.Disturbance;
import org.ingestworkbench.standin.server.Host;
import org.ingestworkbench.standin.server.Listener;

/** Ties the server to the faults, the log, the cost and the control paths of a stand-in. */
final class StandInHost implements Host {
  private final Faults faults;
  private final RequestLog requests;
  private final ProcessorCost cost;
  private final ControlPages control;

  StandInHost(Faults faults, RequestLog requests, ProcessorCost cost, ControlPages control) {
    this.faults = faults;
    this.requests = requests;
    this.cost = cost;
    this.control = control;
  }

  @Override
  public Disturbance disturb(String method, String path) {
    return faults.disturb(method, path);
  }

  @Override
  public void served(HttpExchange exchange, int status) {
    String query = exchange.getRequestURI().getRawQuery();
    requests.add(
        new ServedRequest(
            exchange.getRequestMethod(),
            Listener.path(exchange),
            query == null ? "" : query,
            status,
            exchange.getRequestHeaders().containsKey("Authorization"),
            exchange.getRequestHeaders().containsKey("Cookie")));
  }

  @Override
  public Response control(String method, String path, byte[] body) {
    return control.answer(method, path, body);
  }

  @Override
  public boolean pause(Duration time) {
    return cost.pause(time);
  }

  @Override
  public boolean hang() {
    return faults.hang();
  }

  @Override
  public <T> T atCost(boolean basic, Supplier<T> work) {
    return cost.of(basic, work);
  }
}
