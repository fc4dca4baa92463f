/**
 * The API: a job is built, checked, run, cancelled. {@link org.ingestworkbench.IngestJob} is where
 * to begin.
 */
@NullMarked
package org.ingestworkbench;

import org.jspecify.annotations.NullMarked;
