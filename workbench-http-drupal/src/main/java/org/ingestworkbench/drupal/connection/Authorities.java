package org.ingestworkbench.drupal.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.ingestworkbench.model.InputException;
import org.jspecify.annotations.Nullable;

/** The certificate authorities of a file (PEM), besides those of the Java platform. */
final class Authorities {
  private static final int LARGEST = 1 << 20;

  private Authorities() {}

  /**
   * A context in which a site's certificate counts if one of them signed it.
   *
   * @throws InputException when the file cannot be read, or holds no certificate
   */
  static SSLContext context(Path pem) {
    var added = read(pem);
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store(added));
      var context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new InputException("The certificates in " + pem + " cannot be used: " + e + ".", e);
    }
  }

  private static Collection<? extends Certificate> read(Path pem) {
    if (Files.exists(pem) && !Files.isRegularFile(pem)) {
      // A pipe would be waited for, and some devices have no end.
      throw new InputException(
          "The certificates in "
              + pem
              + " cannot be read: it is no regular file. Name a file in PEM instead.");
    }
    try (var in = Files.newInputStream(pem)) {
      // It may grow while it is read.
      var bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new InputException("The certificates in " + pem + " are larger than 1 MiB.");
      }
      var found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes));
      if (found.isEmpty()) {
        throw new InputException(pem + " holds no certificate; it should be PEM.");
      }
      return found;
    } catch (IOException e) {
      throw new InputException("The certificates in " + pem + " cannot be read: " + e + ".", e);
    } catch (GeneralSecurityException e) {
      throw new InputException(pem + " holds no certificates in PEM: " + e.getMessage() + ".", e);
    }
  }

  private static KeyStore store(Collection<? extends Certificate> added)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (var authority : Stream.concat(ofPlatform().stream(), added.stream()).toList()) {
      store.setCertificateEntry("authority-" + number++, authority);
    }
    return store;
  }

  private static List<X509Certificate> ofPlatform() throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    @Nullable KeyStore platform = null;
    factory.init(platform);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
        .toList();
  }
}
