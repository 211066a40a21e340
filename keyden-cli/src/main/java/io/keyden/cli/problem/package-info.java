/** What can go wrong with a command, and the one place that tells it. */
@NullMarked
package io.keyden.cli.problem;

import org.jspecify.annotations.NullMarked;
