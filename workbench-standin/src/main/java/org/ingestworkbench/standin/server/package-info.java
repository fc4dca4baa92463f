/** The HTTP server: reads requests, lets faults happen, writes responses. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.standin.server;
