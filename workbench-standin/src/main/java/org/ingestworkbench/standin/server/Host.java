package org.ingestworkbench.standin.server;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import org.ingestworkbench.standin.http.Response;

/** What the listener needs of the program that runs the site: faults, log, control paths, cost. */
public interface Host {
  /** What goes wrong with this request, counting it. */
  Disturbance disturb(String method, String path);

  /**
   * Called once a request is done with, before its answer is sent.
   *
   * @param status of the answer; 0 if a fault lets none be sent
   */
  void served(HttpExchange exchange, int status);

  /** Answers a request of the stand-in's own paths. */
  Response control(String method, String path, byte[] body);

  /** Waits as long as a fault says; false if the site was closed meanwhile. */
  boolean pause(Duration time);

  /** Waits until hanging requests are released; false if the site was closed meanwhile. */
  boolean hang();

  /** Does the work at the cost that the site is set to. */
  <T> T atCost(boolean basic, java.util.function.Supplier<T> work);
}
