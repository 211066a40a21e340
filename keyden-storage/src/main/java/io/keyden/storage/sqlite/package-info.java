/** The embedded database: SQLite, one writer that commits in groups, a few readers. */
@NullMarked
package io.keyden.storage.sqlite;

import org.jspecify.annotations.NullMarked;
