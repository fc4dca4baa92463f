/**
 * How a row and its items are ingested: one interface, decorators around it, workers below. Stands
 * above every repository and store, and is not exported.
 *
 * <pre>
 *   Rows -> RecoveryMode? -> RowIngest -> RetryingIngester( SettlingIngester( Creating ) )
 * </pre>
 */
@NullMarked
package org.ingestworkbench.ingest;

import org.jspecify.annotations.NullMarked;
