/** Says from whom a request comes: accounts, sessions, the lock after wrong passwords. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.standin.auth;
