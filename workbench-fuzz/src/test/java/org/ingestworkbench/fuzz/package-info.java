/** What is read, and what a fuzzer makes up to be read. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.fuzz;
