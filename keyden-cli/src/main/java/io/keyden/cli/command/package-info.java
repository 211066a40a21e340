/** How commands are put together to one program. */
@NullMarked
package io.keyden.cli.command;

import org.jspecify.annotations.NullMarked;
