/** The JSON of the settings, and of what a sign-in page needs to know of them. */
@NullMarked
package io.keyden.wire.configuration;

import org.jspecify.annotations.NullMarked;
