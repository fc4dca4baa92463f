package org.ingestworkbench.standin;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongPredicate;
import org.ingestworkbench.standin.server.Disturbance;
import org.ingestworkbench.standin.server.Disturbance.Ending;
import org.ingestworkbench.standin.server.Disturbance.Replacement;

/**
 * Something that goes wrong: <em>when</em>, requests of a method and path, all of them or some;
 * <em>what</em>, with the connection, the answer or the time. Immutable: every method returns a
 * changed copy, so that a fault reads as a sentence.
 *
 * <pre>{@code
 * Fault.on("POST", "/node").nth(2).loseAnswer()                     // the node is made, its answer is lost
 * Fault.on("POST", "/entity/media").first(3).answer(503).header("Retry-After", "1")
 * Fault.on("*", "/**").random(new Random(7), 0.05).answerAfterWork(500)
 * Fault.on("GET", "/node/*").delayBeforeWork(Duration.ofSeconds(2)).truncate(100)
 * }</pre>
 *
 * Which requests are hit is counted per fault, from when it was {@linkplain Faults#add added}.
 */
public final class Fault {
  private final PathGlob glob;
  private final String when;
  private final LongPredicate chosen;
  private final Disturbance what;

  private Fault(PathGlob glob, String when, LongPredicate chosen, Disturbance what) {
    this.glob = glob;
    this.when = when;
    this.chosen = chosen;
    this.what = what;
  }

  /**
   * For every request that fits.
   *
   * @param method {@code *} for any
   * @param path without the query; {@code *} is anything within a segment, {@code **} anything at
   *     all
   */
  public static Fault on(String method, String path) {
    return new Fault(new PathGlob(method, path), "every", n -> true, Disturbance.NONE);
  }

  /** Only the n-th request that fits, counted from 1. */
  public Fault nth(long n) {
    return when("nth " + n, count -> count == n);
  }

  /** Only the first k requests that fit. */
  public Fault first(long k) {
    return when("first " + k, count -> count <= k);
  }

  /** Every request that fits: what a fault does unless told otherwise. */
  public Fault every() {
    return when("every", count -> true);
  }

  /** Some requests that fit, each with this probability (0 to 1). */
  public Fault random(Random random, double rate) {
    return when("random " + rate, count -> random.nextDouble() < rate);
  }

  private Fault when(String words, LongPredicate choice) {
    return new Fault(glob, words, choice, what);
  }

  /** The connection is closed before anything was done. */
  public Fault refuse() {
    return ending(Ending.REFUSED);
  }

  /** The work is done, then the connection is closed without an answer. */
  public Fault loseAnswer() {
    return ending(Ending.LOST);
  }

  /**
   * Nothing is done and nothing answered until {@link Faults#release} or the end of the site; then
   * it goes on.
   */
  public Fault hangBeforeWork() {
    return ending(Ending.HANGS_BEFORE_WORK);
  }

  /** The work is done but not answered until {@link Faults#release} or the end of the site. */
  public Fault hangAfterWork() {
    return ending(Ending.HANGS_AFTER_WORK);
  }

  /** Waits, then does the work. */
  public Fault delayBeforeWork(Duration time) {
    Disturbance d = what;
    return what(
        new Disturbance(time, d.after(), d.ending(), d.replacement(), d.truncateTo(), d.drip()));
  }

  /** Does the work, waits, then answers. */
  public Fault delayAfterWork(Duration time) {
    Disturbance d = what;
    return what(
        new Disturbance(d.before(), time, d.ending(), d.replacement(), d.truncateTo(), d.drip()));
  }

  /** This status, with an empty body; nothing is done. */
  public Fault answer(int status) {
    return replaced(new Replacement(status, List.of(), "", false));
  }

  /** This status, with an empty body, although the work is done. */
  public Fault answerAfterWork(int status) {
    return replaced(new Replacement(status, List.of(), "", true));
  }

  /** A header of the answer given by {@link #answer} or {@link #answerAfterWork}. */
  public Fault header(String name, String value) {
    Replacement r = replacement("header");
    List<Map.Entry<String, String>> headers = new ArrayList<>(r.headers());
    headers.add(Map.entry(name, value));
    return replaced(new Replacement(r.status(), List.copyOf(headers), r.body(), r.afterWork()));
  }

  /** The body of the answer given by {@link #answer} or {@link #answerAfterWork}. */
  public Fault body(String contentType, String text) {
    Fault typed = header("Content-Type", contentType);
    Replacement r = typed.replacement("body");
    return typed.replaced(new Replacement(r.status(), r.headers(), text, r.afterWork()));
  }

  /**
   * 200 with the HTML of a login page, as a single sign-on in front of the site answers; nothing is
   * done.
   */
  public Fault loginPage() {
    String page =
        "<!DOCTYPE html>\n<html><head><title>Log in</title></head><body><form action=\"/login\">"
            + "<input name=\"user\"><input name=\"password\" type=\"password\"></form></body></html>\n";
    return answer(200).body("text/html; charset=UTF-8", page);
  }

  /** 302 to another address; nothing is done. */
  public Fault redirect(URI target) {
    return answer(302).header("Location", target.toString());
  }

  /**
   * So many bytes of the body are sent and the connection is closed; Content-Length promises all of
   * them.
   */
  public Fault truncate(int bytes) {
    Disturbance d = what;
    return what(
        new Disturbance(d.before(), d.after(), d.ending(), d.replacement(), bytes, d.drip()));
  }

  /** The body comes a byte at a time, with this pause before each. */
  public Fault drip(Duration pause) {
    Disturbance d = what;
    return what(
        new Disturbance(d.before(), d.after(), d.ending(), d.replacement(), d.truncateTo(), pause));
  }

  private Replacement replacement(String asked) {
    Replacement replacement = what.replacement();
    if (replacement == null) {
      throw new IllegalStateException("say answer(status) before " + asked + "(...)");
    }
    return replacement;
  }

  private Fault ending(Ending ending) {
    Disturbance d = what;
    return what(
        new Disturbance(d.before(), d.after(), ending, d.replacement(), d.truncateTo(), d.drip()));
  }

  private Fault replaced(Replacement replacement) {
    Disturbance d = what;
    return what(
        new Disturbance(d.before(), d.after(), d.ending(), replacement, d.truncateTo(), d.drip()));
  }

  private Fault what(Disturbance changed) {
    return new Fault(glob, when, chosen, changed);
  }

  Disturbance disturbance() {
    return what;
  }

  boolean fits(String method, String path) {
    return glob.matches(method, path);
  }

  /** Whether the count-th request that fits is hit. */
  boolean hits(long count) {
    return chosen.test(count);
  }

  @Override
  public String toString() {
    return "Fault[" + when + " " + glob + ": " + what + "]";
  }
}
