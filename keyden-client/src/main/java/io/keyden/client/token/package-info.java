/** Access tokens, and the tokens of other issuers that they are exchanged for. */
@NullMarked
package io.keyden.client.token;

import org.jspecify.annotations.NullMarked;
