package org.ingestworkbench.islandora.wiring;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.drupal.DrupalClientBuilder;
import org.ingestworkbench.drupal.limits.AdaptivePause;
import org.ingestworkbench.drupal.limits.RemoteFiles;
import org.ingestworkbench.islandora.config.SignIn;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.jspecify.annotations.Nullable;

/**
 * Makes the connection to the site of its settings.
 *
 * @param environment variables of the process, which name its proxies
 * @param warnings is told what a person should know of how the site is reached; null for the log
 */
public record SiteConnection(
    Map<String, String> environment, @Nullable Consumer<String> warnings, Clock clock) {
  private static final Duration NO_LIMIT = Duration.ofDays(3650);
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

  /**
   * The connection.
   *
   * @throws org.ingestworkbench.model.InputException when the environment names no usable proxy, or
   *     the file of certificate authorities cannot be read
   */
  public DrupalClient open(WorkbenchConfig config, SignIn signIn) {
    return set(DrupalClient.builder(URI.create(config.host())), config, signIn).build();
  }

  /** Gives a client what the settings say. */
  public DrupalClientBuilder set(DrupalClientBuilder site, WorkbenchConfig config, SignIn signIn) {
    if (warnings != null) {
      site.warnings(warnings);
    }
    return site.credentials(signIn.credentials())
        .userAgent(config.text("user_agent").orElseThrow())
        .verifyTls(config.flag("secure_ssl_only"))
        .caFile(config.text("ca_file").map(Path::of).orElse(null))
        .proxies(environment)
        .standaloneMediaUrl(standaloneMediaUrl(config))
        .pause(seconds(config.decimal("pause").orElse(BigDecimal.ZERO)))
        .adaptivePause(adaptivePause(config))
        .remoteFiles(remoteFiles(config))
        .workbenchPermissions(config.flag("use_workbench_permissions"))
        .clock(clock);
  }

  /** From where files of other sites are fetched, and how much of them. */
  public static RemoteFiles remoteFiles(WorkbenchConfig config) {
    return new RemoteFiles(
        config.list("remote_files_from"),
        true,
        bytes(config.text("remote_file_max_size").orElseThrow()),
        time(config, "remote_file_max_time", NO_LIMIT),
        config.text("temp_dir").map(Path::of).orElse(null));
  }

  private static long bytes(String size) {
    if (size.equals("0")) {
      return Long.MAX_VALUE;
    }
    int last = size.length() - 1;
    int unit = 10 * (1 + "kmg".indexOf(size.charAt(last)));
    return Long.parseLong(size.substring(0, last)) << unit;
  }

  /** Null when it is not set: the client learns it from the first medium. */
  private static @Nullable Boolean standaloneMediaUrl(WorkbenchConfig config) {
    return config.has("standalone_media_url") ? config.flag("standalone_media_url") : null;
  }

  private static @Nullable AdaptivePause adaptivePause(WorkbenchConfig config) {
    return config
        .decimal("adaptive_pause")
        .map(
            pause ->
                new AdaptivePause(
                    seconds(pause),
                    config.decimal("adaptive_pause_threshold").orElseThrow().doubleValue()))
        .orElse(null);
  }

  /** The wait before the second retry: Workbench's factor 1 means 0, 2 and 4 seconds. */
  public static Duration backOff(WorkbenchConfig config) {
    return seconds(config.decimal("http_backoff_factor").orElseThrow()).multipliedBy(2);
  }

  /** How long a site that is away is waited for. */
  public static Duration outage(WorkbenchConfig config) {
    return time(config, "wait_for_site", Duration.ZERO);
  }

  private static Duration time(WorkbenchConfig config, String setting, Duration forZero) {
    var time = config.text(setting).orElseThrow();
    return time.equals("0") ? forZero : Duration.parse("PT" + time);
  }

  /** Seconds with decimals, as settings have them. */
  private static Duration seconds(BigDecimal seconds) {
    return Duration.ofMillis(seconds.multiply(MILLIS).longValue());
  }
}
