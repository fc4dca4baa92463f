package org.ingestworkbench.islandora.wiring;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.islandora.config.SignIn;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.store.IdMapStore;

/** Opens the site and the ID map of a configuration together: both are opened, or neither. */
public final class SiteAndMap {

  private final WorkbenchConfig config;
  private final SiteConnection connection;
  private boolean ahead;

  public SiteAndMap(WorkbenchConfig config, SiteConnection connection) {
    this.config = config;
    this.connection = connection;
  }

  /** Signs in while the map is opened. */
  public SiteAndMap signingInAhead(boolean ahead) {
    this.ahead = ahead;
    return this;
  }

  public SqliteIdMap idMap() {
    return SqliteIdMap.at(config.idMapFile())
        .clock(connection.clock())
        .journalOnly(!config.usesIdMap())
        .open();
  }

  /**
   * Opens them, and closes again what is open when that, or the wiring, fails.
   *
   * @param opening opens the map; {@link #idMap} usually
   */
  public <M extends IdMapStore, T> T open(
      SignIn who, Supplier<M> opening, BiFunction<DrupalClient, M, T> wiring) {
    var site = connection.open(config, who);
    boolean whole = false;
    try {
      if (ahead) {
        site.signInAhead();
      }
      var wired = wired(site, opening.get(), wiring);
      whole = true;
      return wired;
    } finally {
      if (!whole) {
        site.close();
      }
    }
  }

  private static <M extends IdMapStore, T> T wired(
      DrupalClient site, M map, BiFunction<DrupalClient, M, T> wiring) {
    boolean whole = false;
    try {
      var wired = wiring.apply(site, map);
      whole = true;
      return wired;
    } finally {
      if (!whole) {
        map.close();
      }
    }
  }
}
