/**
 * How rows become items: the settings that decide it, and what planning has to know of a
 * repository, which an adapter tells as a {@link org.ingestworkbench.plan.Catalog}. Planning itself
 * lies in the packages below this one, which are not exported. It has no side effects: a plan can
 * be made, printed, compared and thrown away.
 */
@NullMarked
package org.ingestworkbench.plan;

import org.jspecify.annotations.NullMarked;
