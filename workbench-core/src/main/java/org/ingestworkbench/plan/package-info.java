/**
 * Rows become items here, without side effects: a plan can be made, printed, compared and thrown
 * away. What planning has to know of the repository it asks a {@link
 * org.ingestworkbench.plan.Catalog}.
 */
@NullMarked
package org.ingestworkbench.plan;

import org.jspecify.annotations.NullMarked;
