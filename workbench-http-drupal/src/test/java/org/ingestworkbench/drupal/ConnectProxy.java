package org.ingestworkbench.drupal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that leads every connection to one port of this machine, and keeps what it was asked. */
final class ConnectProxy implements AutoCloseable {
  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  ConnectProxy(int target) throws IOException {
    this.target = target;
    inThread(this::accept);
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void inThread(Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // the other side has closed
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  String address() {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  /** The head of each request to the proxy itself. */
  List<String> heads() {
    return heads;
  }

  private void accept() throws IOException {
    while (!listening.isClosed()) {
      var client = listening.accept();
      open.add(client);
      inThread(() -> serve(client));
    }
  }

  private void serve(Socket client) throws IOException {
    var in = new BufferedInputStream(client.getInputStream());
    var head = head(in);
    heads.add(head);
    var site = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(site);
    if (head.startsWith("CONNECT ")) {
      client
          .getOutputStream()
          .write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } else {
      site.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    }
    inThread(() -> in.transferTo(site.getOutputStream()));
    site.getInputStream().transferTo(client.getOutputStream());
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.write(next);
      var text = head.toString(StandardCharsets.US_ASCII);
      if (text.endsWith("\r\n\r\n")) {
        return text;
      }
    }
    throw new IOException("closed");
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
