/** How work reaches a database: its session, its thread, and commits that are shared. */
@NullMarked
package io.keyden.storage.transaction;

import org.jspecify.annotations.NullMarked;
