package org.ingestworkbench.standin;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/**
 * Faults told as JSON: the names are those of {@link Fault}'s methods in snake case, times are
 * milliseconds.
 */
final class FaultJson {
  private FaultJson() {}

  static Fault read(Map<String, Object> json) {
    Fault fault = Fault.on(text(json, "method", "*"), text(json, "path", "/**"));
    for (Map.Entry<String, Object> entry : json.entrySet()) {
      fault = read(fault, entry.getKey(), entry.getValue(), json);
    }
    return fault;
  }

  private static String text(Map<String, Object> json, String key, String usual) {
    return String.valueOf(json.getOrDefault(key, usual));
  }

  private static Fault read(Fault fault, String key, Object value, Map<String, Object> json) {
    return switch (key) {
      case "method", "path", "rate", "headers", "body", "content_type" -> fault; // read elsewhere
      case "nth" -> fault.nth(number(key, value));
      case "first" -> fault.first(number(key, value));
      case "seed" -> fault.random(new Random(number(key, value)), rate(json));
      case "refuse" -> fault.refuse();
      case "lose_answer" -> fault.loseAnswer();
      case "hang_before_work" -> fault.hangBeforeWork();
      case "hang_after_work" -> fault.hangAfterWork();
      case "delay_before_work" -> fault.delayBeforeWork(millis(key, value));
      case "delay_after_work" -> fault.delayAfterWork(millis(key, value));
      case "answer" -> dressed(fault.answer((int) number(key, value)), json);
      case "answer_after_work" -> dressed(fault.answerAfterWork((int) number(key, value)), json);
      case "login_page" -> fault.loginPage();
      case "redirect" -> fault.redirect(URI.create(value.toString()));
      case "truncate" -> fault.truncate((int) number(key, value));
      case "drip" -> fault.drip(millis(key, value));
      default -> throw new IllegalArgumentException("a fault has no \"" + key + "\"");
    };
  }

  private static double rate(Map<String, Object> json) {
    if (json.get("rate") instanceof Number rate) {
      return rate.doubleValue();
    }
    throw new IllegalArgumentException("\"seed\" needs a \"rate\" from 0 to 1");
  }

  private static Fault dressed(Fault plain, Map<String, Object> json) {
    Fault fault = plain;
    if (json.get("headers") instanceof Map<?, ?> headers) {
      for (Map.Entry<?, ?> header : headers.entrySet()) {
        fault = fault.header(header.getKey().toString(), header.getValue().toString());
      }
    }
    return json.containsKey("body")
        ? fault.body(text(json, "content_type", "text/plain"), text(json, "body", ""))
        : fault;
  }

  private static Duration millis(String key, Object value) {
    return Duration.ofMillis(number(key, value));
  }

  private static long number(String key, Object value) {
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("\"" + key + "\" is a number, not " + value);
  }
}
