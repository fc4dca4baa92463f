package org.ingestworkbench.standin.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import org.ingestworkbench.standin.http.Response;

/** Writes the body of a response: whole, or cut or slowed by a fault. */
final class ResponseWriter {
  private ResponseWriter() {}

  static void write(OutputStream out, Response answer, Disturbance disturbance, Host host)
      throws IOException {
    if (answer.file() != null) {
      Files.copy(answer.file(), out);
      out.close();
      return;
    }
    byte[] body = answer.body();
    boolean truncated = disturbance.truncateTo() >= 0 && disturbance.truncateTo() < body.length;
    int length = truncated ? disturbance.truncateTo() : body.length;
    if (disturbance.drip().isZero()) {
      out.write(body, 0, length);
    } else if (!drip(out, body, length, disturbance, host)) {
      return;
    }
    out.flush();
    if (!truncated) {
      out.close();
    }
  }

  private static boolean drip(
      OutputStream out, byte[] body, int length, Disturbance disturbance, Host host)
      throws IOException {
    for (int i = 0; i < length; i++) {
      if (!host.pause(disturbance.drip())) {
        return false;
      }
      out.write(body[i]);
      out.flush();
    }
    return true;
  }
}
