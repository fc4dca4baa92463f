/**
 * What is done to rows on their way out of a source, in small sources around one another: they are
 * chosen, filtered, reshaped, filled in and at last cleaned.
 */
@NullMarked
package org.ingestworkbench.source.filter;

import org.jspecify.annotations.NullMarked;
