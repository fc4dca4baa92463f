package org.ingestworkbench.store;

/**
 * How a job is found again.
 *
 * @param host the repository's base address without a trailing slash
 * @param name the job's name; the command takes {@code job_name} or the real path of the
 *     configuration file
 */
public record JobKey(String host, String name) {
  @Override
  public String toString() {
    return name + " on " + host;
  }
}
