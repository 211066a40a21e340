/** A real server inside a JUnit test. */
@NullMarked
package io.keyden.testing;

import org.jspecify.annotations.NullMarked;
