/**
 * How a repository is asked, whoever asks: again after a fault that may pass, and for the ID of a
 * node of which only the uuid is known. Not exported.
 */
@NullMarked
package org.ingestworkbench.asking;

import org.jspecify.annotations.NullMarked;
