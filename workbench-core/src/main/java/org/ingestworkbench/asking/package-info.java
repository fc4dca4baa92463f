/** How a repository is asked for the ID of a node of which only the uuid is known. Not exported. */
@NullMarked
package org.ingestworkbench.asking;

import org.jspecify.annotations.NullMarked;
