/**
 * What another program made of a job: found by the rule of the ID map or as strays after its last
 * entry, and taken into the job. Not exported.
 */
@NullMarked
package org.ingestworkbench.takeover;

import org.jspecify.annotations.NullMarked;
