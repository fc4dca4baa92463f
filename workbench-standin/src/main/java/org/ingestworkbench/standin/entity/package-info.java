/** Makes stored entities of what a client sends, checks them, and writes them as JSON. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.standin.entity;
