/**
 * How an item is ingested: one interface, decorators around it, workers below. Stands above every
 * repository and store, and is not exported.
 *
 * <pre>
 *   Rows -> RecoveryMode? -> Planning -> Retrying( Settling( Creating ) )
 * </pre>
 */
@NullMarked
package org.ingestworkbench.engine;

import org.jspecify.annotations.NullMarked;
