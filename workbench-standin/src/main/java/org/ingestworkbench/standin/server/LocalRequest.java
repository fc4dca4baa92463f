package org.ingestworkbench.standin.server;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells what a program of this machine asks from what a web page of elsewhere lets a browser ask.
 * Such a page can give its own name the address 127.0.0.1 (DNS rebinding), but the browser still
 * says that name as the host; and it names the page's origin with what changes anything.
 */
final class LocalRequest {
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(([a-z0-9-]+\\.)*localhost|127(\\.[0-9]{1,3}){3}|\\[::1])\\.?(:[0-9]{1,5})?");

  private LocalRequest() {}

  static boolean is(Headers headers) {
    var hosts = headers.getOrDefault("Host", List.of());
    return hosts.size() <= 1
        && hosts.stream().allMatch(LocalRequest::isLoopback)
        && !headers.containsKey("Origin");
  }

  private static boolean isLoopback(String host) {
    return host.length() <= 255 && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
