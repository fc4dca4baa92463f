package org.ingestworkbench.operation;

/** What is done with a job. */
public enum Operation {
  /** A run that is to make a new job. */
  START("a plain run"),
  /** A run that goes on with the job, or starts one when there is none. */
  RESUME("a resume"),
  /** The same, although something of it may be missing. */
  RESUME_INSISTING("a resume that insists"),
  ROLLBACK("a rollback"),
  DRY_RUN("its dry run"),
  /** The ID map and the journal of the job are made again from what the repository has. */
  REBUILD_MAP("making its map again"),
  CHECK("a check");

  private final String words;

  Operation(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
