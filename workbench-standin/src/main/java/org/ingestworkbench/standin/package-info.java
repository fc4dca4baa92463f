/**
 * The stand-in Drupal and what a test asks of it: {@link org.ingestworkbench.standin.StandIn} is
 * started by its builder, is told to misbehave by {@link org.ingestworkbench.standin.Fault faults},
 * and shows what it holds as {@link org.ingestworkbench.standin.Entity entities} and what it was
 * asked as a {@link org.ingestworkbench.standin.RequestLog}. Fields of its content model are {@link
 * org.ingestworkbench.standin.field.FieldSpec}s. The server itself is in packages that are not
 * exported: {@code server} turns a connection into a request, {@code site} finds the resource that
 * answers it, {@code auth} says for whom, and {@code store} keeps what was made, on disk before it
 * is confirmed. Nothing here is null unless marked so; all types may be used by several threads.
 */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.standin;
