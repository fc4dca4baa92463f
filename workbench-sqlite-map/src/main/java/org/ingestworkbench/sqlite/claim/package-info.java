/**
 * Who has a job or an instance: claims, leases that show others that their holder lives, and when a
 * holder is dead.
 */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.sqlite.claim;
