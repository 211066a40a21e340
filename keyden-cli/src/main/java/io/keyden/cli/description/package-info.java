/** What commands say of themselves, for completion and manual. */
@NullMarked
package io.keyden.cli.description;

import org.jspecify.annotations.NullMarked;
