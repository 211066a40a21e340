/** The data directory and what lies in it. */
@NullMarked
package io.keyden.server.storage;

import org.jspecify.annotations.NullMarked;
