/** The commands on the database of a server, with real databases. */
@NullMarked
package io.keyden.server.database;

import org.jspecify.annotations.NullMarked;
