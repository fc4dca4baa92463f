package org.ingestworkbench.cli;

import org.ingestworkbench.UnfinishedJobException;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.cli.demo.DemoCommand;
import org.ingestworkbench.cli.demo.RehearsalCommand;
import org.ingestworkbench.cli.demo.StandInCommand;
import org.ingestworkbench.cli.job.JobsCommand;
import org.ingestworkbench.cli.job.RebuildMapCommand;
import org.ingestworkbench.cli.job.RemainingCommand;
import org.ingestworkbench.cli.job.RollbackCommand;
import org.ingestworkbench.cli.job.StopCommand;
import org.ingestworkbench.cli.job.VerifyCommand;
import org.ingestworkbench.cli.log.LogFile;
import org.ingestworkbench.cli.workflow.WorkflowCommand;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import picocli.AutoComplete;
import picocli.CommandLine.HelpCommand;

/** The entry of the {@code workbench} command. */
public final class Workbench {

  private Workbench() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, CommandEnvironment.ofProcess()));
  }

  /** Runs the command; ends nothing. */
  static int run(String[] args, CommandEnvironment environment) {
    LogFile.silence();
    if (args.length == 0) {
      environment.err().lines(CommandHelp.brief(environment.name()));
      return ExitCode.WRONG.number();
    }
    var command = WorkbenchCommand.line(environment);
    command.addSubcommand("abort", new StopCommand.Abort(environment).line());
    command.addSubcommand("cancel", new StopCommand.Cancel(environment).line());
    command.addSubcommand("completion", new AutoComplete.GenerateCompletion());
    command.addSubcommand("demo", new DemoCommand(environment, Workbench.class));
    command.addSubcommand("help", new HelpCommand());
    command.addSubcommand("jobs", new JobsCommand(environment));
    command.addSubcommand("jshell", new JShellCommand(environment));
    command.addSubcommand("rebuild-map", RebuildMapCommand.line(environment));
    command.addSubcommand("rehearse", new RehearsalCommand(environment, Workbench::run));
    command.addSubcommand("remaining", new RemainingCommand(environment));
    command.addSubcommand("rollback", RollbackCommand.line(environment));
    command.addSubcommand("stand-in", new StandInCommand(environment));
    command.addSubcommand("verify", VerifyCommand.line(environment));
    command.addSubcommand("workflow", WorkflowCommand.line(environment));
    CommandHelp.addTo(command);
    command.setOut(environment.out().usage());
    command.setErr(environment.err().usage());
    command.setExecutionExceptionHandler((e, line, result) -> told(e, environment));
    return command.execute(OptionNames.current(args));
  }

  private static int told(Exception e, CommandEnvironment environment) {
    if (e instanceof WorkbenchException) {
      environment.err().lines("Error: " + e.getMessage());
    } else {
      environment.err().line("Error: something unforeseen happened; please report it.");
      environment.err().stackTrace(e);
    }
    return code(e).number();
  }

  /** These are thrown before anything is written; what stops a run under way is in its report. */
  private static ExitCode code(Exception e) {
    boolean wrong =
        e instanceof InputException
            || e instanceof UnfinishedJobException
            || e instanceof ClaimException
            || e instanceof WorkflowRefusedException
            || (e instanceof RepositoryException refusal
                && refusal.remedy() == RepositoryException.Remedy.CHANGE_DEFINITION);
    return wrong ? ExitCode.WRONG : ExitCode.STOPPED;
  }
}
