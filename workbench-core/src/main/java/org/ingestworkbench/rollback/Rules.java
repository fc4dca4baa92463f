package org.ingestworkbench.rollback;

/**
 * What a rollback may do.
 *
 * @param withAllMedia media that are not ours go with their node
 * @param force what was changed since goes too
 * @param withAdopted what another program made and the job took in goes too
 * @param dryRun nothing is deleted; everything is asked
 * @param settleOpen whether the last request of every open step is surely over
 * @param bundle a content type by which the repository can be asked for a node's uuid
 */
public record Rules(
    boolean withAllMedia,
    boolean force,
    boolean withAdopted,
    boolean dryRun,
    boolean settleOpen,
    String bundle) {}
