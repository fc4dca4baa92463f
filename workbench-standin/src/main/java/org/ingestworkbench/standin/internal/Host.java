package org.ingestworkbench.standin.internal;

import java.time.Duration;
import org.ingestworkbench.standin.ServedRequest;

/** What the listener asks of whoever runs the site. */
public interface Host {
  /** What goes wrong with this request, counting it. */
  Disturbance disturb(String method, String path);

  /** Called once a request is done with. */
  void served(ServedRequest request);

  /** Answers a request of the stand-in's own paths. */
  Answer control(String method, String path, byte[] body);

  /** Waits as long as a fault says; false if the site was closed meanwhile. */
  boolean pause(Duration time);

  /** Waits until hanging requests are released; false if the site was closed meanwhile. */
  boolean hang();

  /** Does the work at the cost that the site is set to. */
  <T> T atCost(boolean basic, java.util.function.Supplier<T> work);
}
