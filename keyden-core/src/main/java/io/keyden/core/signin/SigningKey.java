package io.keyden.core.signin;

import java.time.Instant;

/**
 * A key that access tokens are signed with.
 *
 * @param id its {@code kid}
 * @param created when it was made
 * @param publicKey the public half as a JWK
 * @param sealedPrivateKey the private half, encrypted with a key that is not in the database
 */
public record SigningKey(
    String id, Instant created, String publicKey, SealedPrivateKey sealedPrivateKey) {}
