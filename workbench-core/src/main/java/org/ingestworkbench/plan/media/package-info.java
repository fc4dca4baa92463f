/** Plans the media of a row: finds its files, decides what they become and what they are for. */
@NullMarked
package org.ingestworkbench.plan.media;

import org.jspecify.annotations.NullMarked;
