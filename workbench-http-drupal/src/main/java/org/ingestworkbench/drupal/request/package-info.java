/**
 * Sends requests and reads their answers: signed in, within limits, never repeated when they may
 * have had an effect; and says what it means when there is no good answer.
 */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.drupal.request;
