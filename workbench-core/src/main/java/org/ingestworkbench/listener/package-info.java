/**
 * What a host application implements: listeners that are told what an operation does, and the
 * writer of rollback files. May be extended in minor versions by default methods only.
 */
@NullMarked
package org.ingestworkbench.listener;

import org.jspecify.annotations.NullMarked;
