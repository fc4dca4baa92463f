/** Which bundles and fields the site has. The starter site's stand in {@code content-model.txt}. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.standin.model;
