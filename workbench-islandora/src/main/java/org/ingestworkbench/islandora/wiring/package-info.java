/** Makes the parts of a job of a configuration: rows, plan, site, ID map. Not exported. */
@NullMarked
package org.ingestworkbench.islandora.wiring;

import org.jspecify.annotations.NullMarked;
