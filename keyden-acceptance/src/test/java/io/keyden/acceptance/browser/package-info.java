/**
 * A real browser for tests of the portal: headless Chromium, driven over WebDriver, with a page API
 * that names things as a person sees them and waits by itself.
 *
 * <p>Needs {@code chromium} and {@code chromedriver} on the PATH. Where one is missing the tests
 * are skipped; with {@code CI=true} in the environment they fail.
 */
@NullMarked
package io.keyden.acceptance.browser;

import org.jspecify.annotations.NullMarked;
