/**
 * The tokens of other issuers: how their keys are fetched without being led astray, and what a
 * token must be to be believed (docs/decisions/0025-oidc-library.md).
 */
@NullMarked
package io.keyden.oidc.subject;

import org.jspecify.annotations.NullMarked;
