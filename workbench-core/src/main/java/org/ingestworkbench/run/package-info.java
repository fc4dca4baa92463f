/**
 * Runs a job: reads its rows ahead, starts them in the order of the input, counts what becomes of
 * them, and finds at the end what is still to be written down. Not exported.
 */
@NullMarked
package org.ingestworkbench.run;

import org.jspecify.annotations.NullMarked;
