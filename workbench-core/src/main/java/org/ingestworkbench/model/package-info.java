/**
 * The words of the library: rows, items, steps, jobs, outcomes, problems and the identity from
 * which every uuid follows. Immutable values that import nothing but what shows text.
 */
@NullMarked
package org.ingestworkbench.model;

import org.jspecify.annotations.NullMarked;
