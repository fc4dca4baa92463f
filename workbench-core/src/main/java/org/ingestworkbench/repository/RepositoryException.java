package org.ingestworkbench.repository;

import java.time.Duration;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/**
 * A request that did not end as it should. Carries what a caller needs to go on: whether it may
 * have had an effect, whom it concerns and what helps.
 */
public final class RepositoryException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  /** Whether the repository may have made something. */
  public enum Effect {
    NONE,
    UNKNOWN
  }

  /** Whom it concerns: one row, or every row that would follow. */
  public enum Scope {
    ROW,
    JOB
  }

  /** What helps. */
  public enum Remedy {
    /** The same again, later. */
    RETRY,
    /** A person puts the world right (a share, a password, a disk), then the job is resumed. */
    MEND_AND_RESUME,
    /** The row or the configuration has to change. */
    CHANGE_DEFINITION
  }

  private final Effect effect;
  private final Scope scope;
  private final Remedy remedy;
  private final int status;
  private final @Nullable Duration retryAfter;
  private final boolean elsewhere;

  private RepositoryException(Builder builder) {
    super(builder.message, builder.advice, builder.cause);
    effect = builder.effect;
    scope = builder.scope;
    remedy = builder.remedy;
    status = builder.status;
    retryAfter = builder.retryAfter;
    elsewhere = builder.elsewhere;
  }

  /** A refusal of one row without effect: the kind that most answers of 4xx are. */
  public static RepositoryException refusal(String message, int status) {
    return because(message).status(status).build();
  }

  /**
   * Starts an exception: a row's, without effect, whose definition must change, until told
   * otherwise.
   */
  public static Builder because(String message) {
    return new Builder(message);
  }

  public Effect effect() {
    return effect;
  }

  public Scope scope() {
    return scope;
  }

  public Remedy remedy() {
    return remedy;
  }

  /** The protocol's status (for HTTP the status code); 0 when there was no answer. */
  public int status() {
    return status;
  }

  /** How long the repository asks to wait; null when it does not say. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /**
   * Whether another site answered so, one from which something was fetched for the repository. It
   * says nothing of how much the repository has to do, so no other worker waits for it.
   */
  public boolean elsewhere() {
    return elsewhere;
  }

  /** Whether the same request may go well later. */
  public boolean retryable() {
    return remedy == Remedy.RETRY;
  }

  /**
   * Whether an operation ends here, be it a run, a rollback or the making of a lost map: what
   * follows would fail in the same way. {@link Scope#JOB} says so.
   */
  public boolean endsTheRun() {
    return scope == Scope.JOB;
  }

  /**
   * Whether this is the repository's word on the one object that was asked for or sent. It will say
   * the same again, and it says nothing of other objects. A fault that neither ends the run nor
   * concerns the object alone may be the one or the other: it is tried again first.
   */
  public boolean concernsTheObjectAlone() {
    return !endsTheRun() && !retryable();
  }

  /** Sets what is not usual. */
  public static final class Builder {
    private final String message;
    private Effect effect = Effect.NONE;
    private Scope scope = Scope.ROW;
    private Remedy remedy = Remedy.CHANGE_DEFINITION;
    private int status;
    private @Nullable Duration retryAfter;
    private boolean elsewhere;
    private @Nullable Advice advice;
    private @Nullable Throwable cause;

    private Builder(String message) {
      this.message = message;
    }

    public Builder effect(Effect effect) {
      this.effect = effect;
      return this;
    }

    public Builder scope(Scope scope) {
      this.scope = scope;
      return this;
    }

    public Builder remedy(Remedy remedy) {
      this.remedy = remedy;
      return this;
    }

    public Builder status(int status) {
      this.status = status;
      return this;
    }

    public Builder retryAfter(@Nullable Duration retryAfter) {
      this.retryAfter = retryAfter;
      return this;
    }

    /**
     * It was another site that answered so, or did not answer; see {@link
     * RepositoryException#elsewhere()}.
     */
    public Builder elsewhere() {
      this.elsewhere = true;
      return this;
    }

    /** The code of what the message advises. */
    public Builder advice(@Nullable Advice advice) {
      this.advice = advice;
      return this;
    }

    public Builder cause(@Nullable Throwable cause) {
      this.cause = cause;
      return this;
    }

    public RepositoryException build() {
      return new RepositoryException(this);
    }
  }
}
