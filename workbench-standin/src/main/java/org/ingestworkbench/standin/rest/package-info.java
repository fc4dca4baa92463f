/** The resources and pages of core REST and of the integration module. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.standin.rest;
