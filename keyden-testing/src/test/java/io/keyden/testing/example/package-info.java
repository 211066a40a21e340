/** What a test with a Keyden of its own looks like; {@code docs/testing.md} shows it. */
@NullMarked
package io.keyden.testing.example;

import org.jspecify.annotations.NullMarked;
