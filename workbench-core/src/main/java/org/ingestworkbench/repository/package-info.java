/**
 * What an adapter to a repository implements: a client that makes, finds, shows and deletes
 * objects, and declares what more it can do ({@link org.ingestworkbench.repository.Capability}).
 * The algorithm stands once above it; the contract is in the testkit. May be extended in minor
 * versions by capabilities and default methods only.
 */
@NullMarked
package org.ingestworkbench.repository;

import org.jspecify.annotations.NullMarked;
