/** What all JSON of the API has in common: how it is written and read, links and collections. */
@NullMarked
package io.keyden.wire;

import org.jspecify.annotations.NullMarked;
