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
import org.ingestworkbench.cli.log.LogFile;
import org.ingestworkbench.cli.workflow.WorkflowCommand;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.workflow.WorkflowRefusedException;

/** The entry of the {@code workbench} command. */
public final class Workbench {

  private Workbench() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, CommandEnvironment.ofProcess()));
  }

  /** Runs the command; ends nothing. */
  static int run(String[] args, CommandEnvironment around) {
    LogFile.silence();
    var command = WorkbenchCommand.line(around);
    command.addSubcommand("abort", new StopCommand.Abort(around));
    command.addSubcommand("cancel", new StopCommand.Cancel(around));
    command.addSubcommand("demo", new DemoCommand(around, Workbench.class));
    command.addSubcommand("jobs", new JobsCommand(around));
    command.addSubcommand("jshell", new JShellCommand(around));
    command.addSubcommand("rebuild-map", RebuildMapCommand.line(around));
    command.addSubcommand("rehearse", new RehearsalCommand(around, Workbench::run));
    command.addSubcommand("remaining", new RemainingCommand(around));
    command.addSubcommand("rollback", new RollbackCommand(around));
    command.addSubcommand("stand-in", new StandInCommand(around));
    command.addSubcommand("workflow", WorkflowCommand.line(around));
    command.setOut(around.out().usage());
    command.setErr(around.err().usage());
    command.setExecutionExceptionHandler((e, line, result) -> told(e, around));
    return command.execute(args);
  }

  private static int told(Exception e, CommandEnvironment around) {
    if (e instanceof WorkbenchException) {
      around.err().lines("Error: " + e.getMessage());
    } else {
      around.err().line("Error: something unforeseen happened; please report it.");
      around.err().stackTrace(e);
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
