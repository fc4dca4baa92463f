/**
 * What every store has to keep: {@link org.ingestworkbench.testkit.store.IdMapStoreContract}, which
 * an implementation's test extends, and the frozen uuids of {@link
 * org.ingestworkbench.testkit.store.IdentityVectors}.
 */
@NullMarked
package org.ingestworkbench.testkit.store;

import org.jspecify.annotations.NullMarked;
