package org.ingestworkbench.drupal.connection;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.ingestworkbench.model.InputException;
import org.jspecify.annotations.Nullable;

/**
 * How connections are made, to the site and to where its files come from. Nothing of it is the
 * JVM's: neither its proxies, nor its cookies, nor its authenticator.
 *
 * @param tls null for the platform's own
 * @param limit until a connection stands
 */
public record ConnectionSettings(
    EnvironmentProxies proxies, @Nullable SSLContext tls, Duration limit) {

  /**
   * Whose certificates count.
   *
   * @param authorities a file in PEM whose authorities count besides the platform's; null for none
   * @param verify false: every certificate counts
   * @throws InputException when the file cannot be read, or holds no certificate
   */
  public static @Nullable SSLContext tls(@Nullable Path authorities, boolean verify) {
    if (!verify) {
      return TrustAllCertificates.context();
    }
    return authorities == null ? null : Authorities.context(authorities);
  }

  /** A client that follows no redirect and keeps no cookie; its threads end when it is closed. */
  public HttpClient.Builder client() {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limit)
            .proxy(proxies);
    return tls == null ? client : client.sslContext(tls);
  }
}
