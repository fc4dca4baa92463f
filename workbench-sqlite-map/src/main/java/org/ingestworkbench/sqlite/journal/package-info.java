/** Jobs with their rows, steps and manifests, and the session that writes them. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.sqlite.journal;
