/**
 * How the stand-in answers: a {@link org.ingestworkbench.standin.internal.Listener} turns a
 * connection into a {@link org.ingestworkbench.standin.internal.Request}, {@link
 * org.ingestworkbench.standin.internal.Routes} find who answers it, {@link
 * org.ingestworkbench.standin.internal.Authentication} says for whom, and {@link
 * org.ingestworkbench.standin.internal.Content} keeps what was made, on disk before it is
 * confirmed. What fields there are is data ({@link
 * org.ingestworkbench.standin.internal.ContentModel}).
 */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.standin.internal;
