/**
 * Describes a field of a bundle, for {@link org.ingestworkbench.standin.StandInBuilder#field}.
 * Exported.
 */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.standin.field;
