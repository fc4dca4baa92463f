/**
 * What an adapter to a repository implements: a client that makes, looks up and deletes objects.
 * The algorithm stands once above it; the contract is in the testkit. May be extended in minor
 * versions by default methods only.
 */
@NullMarked
package org.ingestworkbench.repository;

import org.jspecify.annotations.NullMarked;
