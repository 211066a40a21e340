/** {@code keyden space}: list, show, create and delete spaces. */
@NullMarked
package io.keyden.cli.space;

import org.jspecify.annotations.NullMarked;
