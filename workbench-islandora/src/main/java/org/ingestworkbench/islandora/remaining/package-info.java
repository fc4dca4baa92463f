/** What logs, rollback files and ID maps tell of the rows that a job processed. */
@NullMarked
package org.ingestworkbench.islandora.remaining;

import org.jspecify.annotations.NullMarked;
