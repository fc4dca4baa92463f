/** Finds the taxonomy terms that an input names, or plans to make them. */
@NullMarked
package org.ingestworkbench.plan.terms;

import org.jspecify.annotations.NullMarked;
