/** The commands on the database of a server: they need no server, and none in their way. */
@NullMarked
package io.keyden.server.database;

import org.jspecify.annotations.NullMarked;
