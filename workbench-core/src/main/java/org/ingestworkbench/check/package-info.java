/**
 * Looks for everything that is wrong with a job before it is run, and writes nothing. Rows are
 * planned with the code that runs them; around that stand the questions that only a check asks: of
 * the site, of the ID map, of the places that a run would write to. Not exported; the root package
 * calls it.
 */
package org.ingestworkbench.check;
