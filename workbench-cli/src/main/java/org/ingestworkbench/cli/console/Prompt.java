package org.ingestworkbench.cli.console;

/** Asks a person who sits at the console. */
public interface Prompt {

  /** Hides the answer while it is typed; empty when the person gave none. */
  char[] secret(String question);

  /** Shows the answer while it is typed; empty when the person gave none. */
  String answer(String question);
}
