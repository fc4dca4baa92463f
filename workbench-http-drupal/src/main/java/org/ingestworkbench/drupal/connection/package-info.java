/**
 * How connections are made: whose certificates count, and through which proxies they go. Internal.
 */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.drupal.connection;
