/** Plans the pages of books whose files lie in directories. */
@NullMarked
package org.ingestworkbench.plan.pages;

import org.jspecify.annotations.NullMarked;
