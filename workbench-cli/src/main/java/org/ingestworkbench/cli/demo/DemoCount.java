package org.ingestworkbench.cli.demo;

import org.ingestworkbench.standin.StandIn;

/** How much a site has. */
record DemoCount(int nodes, int media) {

  static DemoCount of(StandIn site) {
    return new DemoCount(site.nodes().size(), site.media().size());
  }

  @Override
  public String toString() {
    return nodes + " nodes and " + media + " media";
  }
}
