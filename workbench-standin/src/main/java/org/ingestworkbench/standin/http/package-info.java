/** What goes over the wire, read and not yet understood: requests, responses, refusals, JSON. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.standin.http;
