package org.ingestworkbench.cli.create;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.ingestworkbench.cli.console.ConsoleWriter;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.store.JobState;

/** A progress bar in place of the lines; only on a terminal. */
final class RowProgressBar implements JobListener {

  private final ProgressBar bar;

  RowProgressBar(ConsoleWriter out) {
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("Rows")
            .setInitialMax(0)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(out.bar())
            .build();
  }

  @Override
  public void inputRead(long rows) {
    bar.maxHint(rows);
  }

  @Override
  public void rowEnded(RowEnded event) {
    bar.stepTo(event.rowsEnded());
  }

  @Override
  public void jobEnded(JobState state) {
    bar.close();
  }
}
