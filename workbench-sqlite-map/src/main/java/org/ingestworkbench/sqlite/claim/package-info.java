/**
 * Claims on jobs and instances: who holds one, how a holder shows that it lives, and when it counts
 * as dead.
 */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.sqlite.claim;
