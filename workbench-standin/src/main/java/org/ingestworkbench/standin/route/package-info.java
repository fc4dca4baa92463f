/**
 * Finds the resource that answers a request, and tells a refusal in the format that was asked for.
 */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.standin.route;
