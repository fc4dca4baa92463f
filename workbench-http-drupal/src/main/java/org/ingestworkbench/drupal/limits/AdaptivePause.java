package org.ingestworkbench.drupal.limits;

import java.time.Duration;

/**
 * A wait after an answer that was slow.
 *
 * @param pause how long to wait
 * @param threshold how many times longer than the mean of the last 20 an answer has to take
 */
public record AdaptivePause(Duration pause, double threshold) {}
