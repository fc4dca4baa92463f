/** Puts the site together: its settings, its table of routes, the terms of a new site. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.standin.site;
