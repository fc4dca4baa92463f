/**
 * The contract of a repository client. An adapter's test extends {@link
 * org.ingestworkbench.testkit.repository.RepositoryClientContract}, says how a client is made and
 * on which ground it may build, and inherits the tests.
 */
@NullMarked
package org.ingestworkbench.testkit.repository;

import org.jspecify.annotations.NullMarked;
