/** How a YAML file is read strictly, value by value. Not exported. */
@NullMarked
package org.ingestworkbench.islandora.yaml;

import org.jspecify.annotations.NullMarked;
