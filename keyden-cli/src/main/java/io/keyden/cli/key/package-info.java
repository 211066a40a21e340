/** {@code keyden key}: create, list, show, check, rotate and revoke API keys. */
@NullMarked
package io.keyden.cli.key;

import org.jspecify.annotations.NullMarked;
