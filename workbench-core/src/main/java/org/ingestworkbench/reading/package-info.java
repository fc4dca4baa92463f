/**
 * Reads many objects from a repository, several at once, and hands over what they say in the order
 * in which they were asked for. Writes nothing to the repository and to no store.
 */
@NullMarked
package org.ingestworkbench.reading;

import org.jspecify.annotations.NullMarked;
