/**
 * Keeps what the site holds: entities in a log on disk before they are confirmed, files beside it.
 */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.standin.store;
