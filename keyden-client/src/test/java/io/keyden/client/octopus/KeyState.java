package io.keyden.client.octopus;

import java.time.Instant;
import java.util.Optional;

/**
 * What the server knows of one key, also after it was revoked; never the secret.
 *
 * @param id the key's id, letters in mixed case
 * @param userId the owner's id
 * @param purpose the purpose, empty if none was given
 * @param created when it was made
 * @param expires when it ends; absent for a key that never does
 * @param revoked whether it was revoked, or went with its user
 * @param works whether a request with it would be let in at this moment
 */
public record KeyState(
    String id,
    String userId,
    String purpose,
    Instant created,
    Optional<Instant> expires,
    boolean revoked,
    boolean works) {}
