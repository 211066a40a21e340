/** What can be set when the server starts: names, defaults, checks and the values that come out. */
@NullMarked
package io.keyden.server.configuration;

import org.jspecify.annotations.NullMarked;
