/** Examples to copy from; a test runs each of them. */
@NullMarked
package org.ingestworkbench.examples;

import org.jspecify.annotations.NullMarked;
