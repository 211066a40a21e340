/** The routes of the settings, and of what a sign-in page asks for. */
@NullMarked
package io.keyden.http.configuration;

import org.jspecify.annotations.NullMarked;
