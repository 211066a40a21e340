/** API keys: create, list, find and revoke them. */
@NullMarked
package io.keyden.client.key;

import org.jspecify.annotations.NullMarked;
