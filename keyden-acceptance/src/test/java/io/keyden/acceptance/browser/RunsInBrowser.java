package io.keyden.acceptance.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a {@link Browser}, to be taken as a parameter. One browser serves all
 * classes; each test gets a new tab without cookies, storage, cache, history and permissions.
 *
 * <p>Together with {@code @RunsOnPackagedServer} the browser is on that server from the start; else
 * a test says {@link Browser#use}.
 *
 * <p>A test fails at its end if the console has an error that {@link Browser#expectConsole} didn't
 * announce (a violation of the content security policy is one), if a page asked another host, or if
 * a known secret stands in an address, in the history, in storage, in a cookie that scripts can
 * read or in the console. Of a failed test {@code target/browser/<class>.<test>/} keeps what the
 * page showed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
public @interface RunsInBrowser {}
