/** What happened, who did it, and the chain of digests that ties the record together. */
@NullMarked
package io.keyden.core.audit;

import org.jspecify.annotations.NullMarked;
