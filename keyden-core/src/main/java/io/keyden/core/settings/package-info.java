/** What an administrator may set while the server runs. */
@NullMarked
package io.keyden.core.settings;

import org.jspecify.annotations.NullMarked;
