/** The program's command line: starts the server, tells where it listens, and stops it cleanly. */
@NullMarked
package io.keyden.server.command;

import org.jspecify.annotations.NullMarked;
