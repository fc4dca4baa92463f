/** Makes an item of a row; brings the other parts of planning together. */
@NullMarked
package org.ingestworkbench.plan.item;

import org.jspecify.annotations.NullMarked;
