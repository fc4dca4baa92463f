/**
 * What is written down of an item: its steps, their uuids and fingerprints, and the rows of the ID
 * map that belong to them. Not exported.
 */
@NullMarked
package org.ingestworkbench.journal;

import org.jspecify.annotations.NullMarked;
