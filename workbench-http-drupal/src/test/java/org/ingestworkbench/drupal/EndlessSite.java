package org.ingestworkbench.drupal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A site that answers each request with a beginning, then one piece again and again, then an end;
 * it makes the answer as it sends it, and counts what it could send.
 */
final class EndlessSite implements AutoCloseable {

  /** What is answered to a request. */
  record Said(int status, String type, String start, String piece, long times, String end) {
    static Said json(int status, String start, String piece, long times, String end) {
      return new Said(status, "application/json", start, piece, times, end);
    }

    static Said page(int status, String piece, long times) {
      return new Said(status, "text/html", "", piece, times, "");
    }
  }

  /** Decides by the request's first line. */
  interface Mind {
    Said answer(String request);
  }

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Mind mind;
  private final AtomicLong sent = new AtomicLong();

  EndlessSite(Mind mind) throws IOException {
    this.mind = mind;
    var thread = new Thread(this::accept, "endless-site");
    thread.setDaemon(true);
    thread.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Bytes of bodies that went out, or into the buffers of the connection. */
  long sent() {
    return sent.get();
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        var thread = new Thread(() -> serve(socket), "endless-answer");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket;
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        var out = socket.getOutputStream()) {
      var request = in.readLine();
      if (request != null) {
        skipRequest(in);
        answer(mind.answer(request), out);
      }
    } catch (IOException hungUp) {
      // The client has had enough.
    }
  }

  private static void skipRequest(BufferedReader in) throws IOException {
    int length = 0;
    for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    for (int i = 0; i < length; i++) {
      in.read();
    }
  }

  private void answer(Said said, OutputStream out) throws IOException {
    var head =
        "HTTP/1.1 "
            + said.status
            + " Said\r\nContent-Type: "
            + said.type
            + "\r\nConnection: close\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    write(said.start, out);
    int pieces = Math.max(1, 60_000 / said.piece.length());
    var many = said.piece.repeat(pieces);
    long left = said.times;
    for (; left >= pieces; left -= pieces) {
      write(many, out);
    }
    write(said.piece.repeat((int) left), out);
    write(said.end, out);
  }

  private void write(String text, OutputStream out) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes);
    sent.addAndGet(bytes.length);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
