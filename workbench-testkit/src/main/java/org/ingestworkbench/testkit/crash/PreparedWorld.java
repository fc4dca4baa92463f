package org.ingestworkbench.testkit.crash;

import java.util.List;

/** A world in which something was there before the job, which is not counted. */
final class PreparedWorld extends ForwardingCrashWorld {

  PreparedWorld(CrashWorld world) {
    super(world);
  }

  @Override
  public List<Made> census() {
    return super.census().stream()
        .filter(made -> made.uuid().getMostSignificantBits() != Rows.BEFORE)
        .toList();
  }
}
