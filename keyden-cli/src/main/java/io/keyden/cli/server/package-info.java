/** {@code keyden server}: show, health and status. */
@NullMarked
package io.keyden.cli.server;

import org.jspecify.annotations.NullMarked;
