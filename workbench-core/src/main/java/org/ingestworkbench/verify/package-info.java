/**
 * Reads from the repository what a job's journal has, and names what is gone or was changed since.
 * Writes nothing, to the repository and to the store.
 */
@NullMarked
package org.ingestworkbench.verify;

import org.jspecify.annotations.NullMarked;
