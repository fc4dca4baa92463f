/** Makes objects, with the uploads that they need, and deletes them. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.drupal.entity;
