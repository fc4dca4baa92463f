/**
 * The stand-in Drupal and what a test asks of it: {@link org.ingestworkbench.standin.StandIn} is
 * started by its builder, is told to misbehave by {@link org.ingestworkbench.standin.Fault faults},
 * and shows what it holds as {@link org.ingestworkbench.standin.Entity entities} and what it was
 * asked as a {@link org.ingestworkbench.standin.RequestLog}. Everything else, the server itself, is
 * in the unexported {@code internal} package. Nothing here is null unless marked so; all types may
 * be used by several threads.
 */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.standin;
