/** The SQLite file: how it is opened, read and written, and which tables of ours it has. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.sqlite.file;
