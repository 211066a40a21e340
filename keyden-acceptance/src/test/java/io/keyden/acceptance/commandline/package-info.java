/** The packaged command line as a process, against the packaged server and a plain Octopus one. */
@NullMarked
package io.keyden.acceptance.commandline;

import org.jspecify.annotations.NullMarked;
