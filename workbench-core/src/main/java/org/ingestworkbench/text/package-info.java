/** Texts: shown so that they do no harm, and compared by how they look. */
@NullMarked
package org.ingestworkbench.text;

import org.jspecify.annotations.NullMarked;
