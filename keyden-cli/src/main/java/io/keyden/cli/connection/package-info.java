/** The server that a command talks to, and what goes wrong on the way. */
@NullMarked
package io.keyden.cli.connection;

import org.jspecify.annotations.NullMarked;
