/** Reads the cells of a row as the values of fields, one reader for each type of field. */
@NullMarked
package org.ingestworkbench.plan.field;

import org.jspecify.annotations.NullMarked;
