/** The routes of what the server says about itself. */
@NullMarked
package io.keyden.http.server;

import org.jspecify.annotations.NullMarked;
