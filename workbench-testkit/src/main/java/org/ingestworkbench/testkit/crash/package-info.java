/**
 * The crash table: every effect of a run fails once, before and after it has happened, in passing
 * and for good; the job is resumed; then the invariants must hold. Works on any store and any
 * repository that a {@link org.ingestworkbench.testkit.crash.CrashWorld} brings.
 */
@NullMarked
package org.ingestworkbench.testkit.crash;

import org.jspecify.annotations.NullMarked;
