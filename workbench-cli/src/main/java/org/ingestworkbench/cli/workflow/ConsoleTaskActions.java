package org.ingestworkbench.cli.workflow;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ResumeCommand;
import org.ingestworkbench.cli.create.CreateTask;
import org.ingestworkbench.cli.create.RunWindow;
import org.ingestworkbench.cli.log.LogFile;
import org.ingestworkbench.drupal.Credentials;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.workflow.TaskActions;
import org.ingestworkbench.workflow.MappingJob;
import org.ingestworkbench.workflow.TaskContext;
import org.jspecify.annotations.Nullable;

/** Runs the jobs and programs of a workflow with console and log. */
public final class ConsoleTaskActions implements TaskActions {

  /** Exit codes above this are those of programs that a signal ended. */
  private static final int SIGNALLED = 128;

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final int LOOKS = 50;

  private final CommandEnvironment environment;
  private final ResumeCommand command;
  private @Nullable RunWindow window;

  public ConsoleTaskActions(CommandEnvironment environment, ResumeCommand command) {
    this.environment = environment;
    this.command = command;
  }

  /** The time that its jobs have; null for any. */
  void within(@Nullable RunWindow time) {
    this.window = time;
  }

  /** The task of a configuration. */
  CreateTask task(WorkbenchConfig config) {
    return new CreateTask(environment, config, recovery(config), command).within(window);
  }

  /**
   * A node ID that was passed on need not be one of every job: those of which nothing is in the map
   * have not begun.
   */
  private static Recovery recovery(WorkbenchConfig config) {
    return config
        .startingNodeId()
        .map(node -> Recovery.startingFrom(Long.parseLong(node)).insisting())
        .orElse(Recovery.resumeBeside());
  }

  @Override
  public MappingJob job(WorkbenchConfig config, TaskContext context) {
    return task(config).mapping(context.jobName()).runBy(job -> logged(config, job));
  }

  /**
   * Its output is the console's; parameters and variables are in its environment, the password is
   * not.
   */
  @Override
  public void command(List<String> program, TaskContext context)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(program);
    context.instance().variables().forEach((name, value) -> put(builder, name, value));
    context.parameters().forEach((name, value) -> put(builder, name, value));
    put(builder, "instance", context.instance().id().toString());
    builder.environment().putAll(environment.variables());
    builder.environment().remove(Credentials.PASSWORD_VARIABLE);
    int code = Program.start(builder, environment.out()::line).await();
    if (code > SIGNALLED && stopsSoon(context)) {
      throw new InterruptedException(String.join(" ", program) + " was stopped with this process");
    } else if (code != 0) {
      throw new IOException(String.join(" ", program) + " ended with exit code " + code);
    }
  }

  /** A ctrl-c at a terminal reaches the program too, maybe before this process hears of it. */
  private static boolean stopsSoon(TaskContext context) throws InterruptedException {
    for (int look = 0; look < LOOKS && !context.stopping(); look++) {
      Thread.sleep(LOOK.toMillis());
    }
    return context.stopping();
  }

  private static void put(ProcessBuilder builder, String name, String value) {
    builder.environment().put("WORKBENCH_" + name.toUpperCase(Locale.ROOT), value);
  }

  /** The log is that of its configuration, beside that of the workflow. */
  private JobReport logged(WorkbenchConfig config, MappingJob job) {
    if (LogFile.isOpen(LogFile.file(config))) {
      return job.run();
    }
    try (var log = LogFile.of(config, environment.clock())) {
      return job.run();
    }
  }
}
