/** Manual pages of the commands. */
@NullMarked
package io.keyden.cli.manual;

import org.jspecify.annotations.NullMarked;
