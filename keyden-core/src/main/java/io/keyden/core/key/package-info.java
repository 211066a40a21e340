/** API keys: their form, their life, and the use cases on them. */
@NullMarked
package io.keyden.core.key;

import org.jspecify.annotations.NullMarked;
