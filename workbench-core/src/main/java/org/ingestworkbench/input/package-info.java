/**
 * Reads the input of a job before anything is written: what it needs of the repository, and what is
 * wrong with it. Not exported.
 */
@NullMarked
package org.ingestworkbench.input;

import org.jspecify.annotations.NullMarked;
