/** The Java client: users, API keys, spaces, teams and events of a server. */
@NullMarked
package io.keyden.client;

import org.jspecify.annotations.NullMarked;
