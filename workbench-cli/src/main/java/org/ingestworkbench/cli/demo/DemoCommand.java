package org.ingestworkbench.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.standin.StandIn;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code workbench demo}: ingests the sample collection into a stand-in, kills the job half-way,
 * resumes it, and shows what was made.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Ingests the sample collection into a stand-in Drupal, with the job killed half-way and",
      "resumed, and shows what was made."
    })
public final class DemoCommand implements Callable<Integer> {

  private final CommandEnvironment environment;
  private final Class<?> main;

  @Option(names = "--dir", paramLabel = "DIR", description = "Where; the directory demo otherwise.")
  private Path directory = Path.of("demo");

  @Option(names = "--keep", description = "Leave the stand-in running until ctrl-c.")
  private boolean keep;

  @Option(names = "--samples", paramLabel = "DIR", hidden = true)
  private @Nullable Path samples;

  /**
   * @param main the command's entry, which the job starts in a process of its own
   */
  public DemoCommand(CommandEnvironment environment, Class<?> main) {
    this.environment = environment;
    this.main = main;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var place = new DemoDirectory(directory.toAbsolutePath().normalize());
    place.prepare(samples == null ? DemoDirectory.samples(environment) : samples);
    try (var site = StandIn.builder().data(place.site()).start()) {
      place.aim(site.uri());
      say("A stand-in Drupal listens at " + site.uri() + " (admin, password: \"password\").");
      boolean right = ingest(place, site);
      if (right && (keep || wanted())) {
        stay(site);
      }
      return (right ? ExitCode.DONE : ExitCode.NOT_ALL_DONE).number();
    }
  }

  private boolean ingest(DemoDirectory place, StandIn site)
      throws IOException, InterruptedException {
    var expected = place.expected();
    var job = new DemoJob(environment, place, main);
    say("The job begins, and is killed half-way, as by a power cut:");
    job.runAndKillAfter(expected.nodes() / 2);
    say("Killed. The stand-in has " + made(site) + ". Now the same command with --resume:");
    int exit = job.resume();
    new DemoTree(site, place.titles()).lines().forEach(this::say);
    say("Made: " + made(site) + ". Expected: " + expected + ".");
    boolean right = exit == 0 && expected.equals(DemoCount.of(site));
    say(right ? "Nothing twice, nothing missing." : "That is not right.");
    say("Log, ID map and rollback files are in " + place.directory() + ".");
    return right;
  }

  private static String made(StandIn site) {
    return DemoCount.of(site).toString();
  }

  private boolean wanted() {
    var prompt = environment.prompt();
    return prompt != null && prompt.answer("Leave the stand-in running? [y/N] ").startsWith("y");
  }

  private void stay(StandIn site) throws InterruptedException {
    say("The stand-in goes on at " + site.uri() + " until ctrl-c.");
    environment.interrupts().on(signal -> site.close());
    site.await();
  }

  private void say(String line) {
    environment.out().line(line);
    environment.out().flush();
  }
}
