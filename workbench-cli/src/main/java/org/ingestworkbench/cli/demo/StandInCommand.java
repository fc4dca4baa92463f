package org.ingestworkbench.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.standin.StandIn;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code workbench stand-in}: a Drupal to try things on. */
@Command(
    name = "stand-in",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a Drupal to try things on, at 127.0.0.1, until ctrl-c. Users and passwords:",
      "admin password, ingester ingester (may make content), limited limited (may look)."
    })
public final class StandInCommand implements Callable<Integer> {

  private final CommandEnvironment environment;

  @Option(names = "--port", paramLabel = "N", description = "The port; any free one otherwise.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where content is kept; otherwise it is gone at the end.")
  private @Nullable Path data;

  @Option(names = "--jsonapi", description = "Turn JSON:API on.")
  private boolean jsonApi;

  @Option(names = "--standalone-media-url", description = "Media are at /media/N.")
  private boolean standaloneMediaUrl;

  public StandInCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var site = start()) {
      environment.interrupts().on(signal -> site.close());
      environment.out().line("Stand-in at " + site.uri() + " (admin, password: \"password\").");
      environment.out().flush();
      site.await();
      return ExitCode.DONE.number();
    }
  }

  private StandIn start() {
    try {
      return StandIn.builder()
          .port(port)
          .data(data)
          .jsonApi(jsonApi)
          .standaloneMediaUrl(standaloneMediaUrl)
          .start();
    } catch (IOException e) {
      throw new InputException("The stand-in cannot start: " + e.getMessage(), e);
    }
  }
}
