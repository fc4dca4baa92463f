package org.ingestworkbench.drupal.lookup;

import org.ingestworkbench.drupal.request.HttpAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The address of a medium: {@code /media/N}, or {@code /media/N/edit} on a site without standalone
 * media URLs. Learned from the first answer's Location unless it was told; the host in there is not
 * to be trusted.
 */
public final class MediaAddress {
  private volatile @Nullable Boolean standalone;

  public MediaAddress(@Nullable Boolean standalone) {
    this.standalone = standalone;
  }

  public void learn(HttpAnswer answer) {
    if (standalone == null) {
      answer.header("Location").ifPresent(at -> standalone = at.matches(".*/media/\\d+(\\?.*)?"));
    }
  }

  /** The other place was the wrong one. */
  public void learnOther() {
    standalone = !Boolean.TRUE.equals(standalone);
  }

  public String path(String id) {
    return "/media/" + id + (Boolean.TRUE.equals(standalone) ? "" : "/edit");
  }
}
