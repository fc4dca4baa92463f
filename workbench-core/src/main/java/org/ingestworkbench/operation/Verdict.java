package org.ingestworkbench.operation;

/** Whether an operation may begin, and what it does then or says otherwise. */
public enum Verdict {
  NEW_JOB("a new job", true),
  GOES_ON("goes on", true),
  /** Every row has ended; those that are not done are tried once more. */
  TRIES_AGAIN("tries again what is not done", true),
  /** Nothing is done, unless the input is not as it was. */
  NOTHING_TO_DO("nothing to do, unless the input changed", true),
  LOOKS_ON("looks only", true),
  /** Only of a job whose map was made again; one that was never lost is left alone. */
  LOOKS_AGAIN("once more, if its map was made again", true),
  RESUME_IT("refused: resume it, or start anew on purpose", false),
  FINISH_ROLLBACK("refused: finish the rollback", false),
  FINISH_MAP("refused: finish its map", false),
  NOT_LOST("refused: its map is not lost", false),
  NO_SUCH_JOB("refused: no such job", false);

  private final String words;
  private final boolean allowed;

  Verdict(String words, boolean allowed) {
    this.words = words;
    this.allowed = allowed;
  }

  public boolean allowed() {
    return allowed;
  }

  /** Whether every row of the job has ended in some way. */
  public boolean everyRowEnded() {
    return this == TRIES_AGAIN || this == NOTHING_TO_DO;
  }

  @Override
  public String toString() {
    return words;
  }
}
