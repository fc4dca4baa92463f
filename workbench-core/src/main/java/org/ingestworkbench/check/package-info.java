/**
 * Looks for everything that is wrong with a job before it is run, and writes nothing: rows are
 * planned with the code that runs them, and the rest are questions that only a check asks. Not
 * exported; the root package calls it.
 */
package org.ingestworkbench.check;
