/**
 * Looks for everything that is wrong with a job before it is run, and writes nothing. What
 * settings, columns and site have to be, and what becomes of a parent that the job did not make, is
 * decided here for a run too; rows are planned with the code that runs them. The rest are questions
 * that only a check asks. Not exported; the root package and the engine call it.
 */
package org.ingestworkbench.check;
