package org.ingestworkbench.islandora.job;

import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.verify.JobVerification;
import org.ingestworkbench.verify.VerifyReport;

/**
 * The verification of a job as a configuration says it, with its ID map and its connection to the
 * site, both of which it closes. The input of the job is not read. For threads and crashes see
 * {@link JobVerification}.
 */
public final class WorkbenchVerification implements AutoCloseable {
  private final JobVerification verification;
  private final SqliteIdMap idMap;
  private final DrupalClient site;

  WorkbenchVerification(JobVerification verification, SqliteIdMap idMap, DrupalClient site) {
    this.verification = verification;
    this.idMap = idMap;
    this.site = site;
  }

  /** See {@link JobVerification#run}. */
  public VerifyReport run() {
    return verification.run();
  }

  /** See {@link JobVerification#cancel}. */
  public void cancel() {
    verification.cancel();
  }

  /** See {@link JobVerification#abort}. */
  public void abort() {
    verification.abort();
  }

  @Override
  public void close() {
    try (idMap) {
      site.close();
    }
  }

  @Override
  public String toString() {
    return verification.toString();
  }
}
