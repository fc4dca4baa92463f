/**
 * Says what became of a step that stands begun or unresolved, and finds the ID of a node of which
 * only the uuid is known. Every operation asks here: a run, a rollback, a map that is made again.
 * Asks the repository and writes nothing; what is found is recorded by the operation that asked.
 * Not exported.
 */
@NullMarked
package org.ingestworkbench.settle;

import org.jspecify.annotations.NullMarked;
