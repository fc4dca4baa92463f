/** The resources of JSON:API. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.standin.jsonapi;
