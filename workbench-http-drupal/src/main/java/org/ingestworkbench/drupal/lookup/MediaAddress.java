package org.ingestworkbench.drupal.lookup;

import java.util.function.Function;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.HttpAnswer;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Paths;
import org.ingestworkbench.drupal.request.Rest;
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

  /** A request, and what was answered to it. */
  public record Asked(HttpCall call, HttpAnswer answer) {}

  /**
   * Sends a request about a medium; at the other address, where the first has no such resource.
   *
   * @param request the request at an address
   */
  public Asked send(Rest rest, String id, Function<String, HttpCall> request) {
    var first = asked(rest, id, request);
    if (!AnswerErrors.noRoute(first.answer())) {
      return first;
    }
    learnOther();
    var second = asked(rest, id, request);
    if (AnswerErrors.noRoute(second.answer())) {
      learnOther();
    }
    return second;
  }

  private Asked asked(Rest rest, String id, Function<String, HttpCall> request) {
    var call = request.apply(path(Paths.encode(id)) + "?_format=json");
    return new Asked(call, rest.send(call));
  }

  /** The other place was the wrong one. */
  private void learnOther() {
    standalone = !Boolean.TRUE.equals(standalone);
  }

  public String path(String id) {
    return "/media/" + id + (Boolean.TRUE.equals(standalone) ? "" : "/edit");
  }
}
