package io.keyden.oidc.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.core.signin.AccessTokenForm;
import io.keyden.core.signin.InMemorySigningKeyStore;
import io.keyden.core.signin.SealedPrivateKey;
import io.keyden.core.signin.SigningKey;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.time.ManualClock;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@RevealsSecret(because = "the tests look into tokens")
final class SignedAccessTokensTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemorySigningKeyStore store = new InMemorySigningKeyStore(transactions);
  private final ManualClock clock = ManualClock.atNoon();
  private final SigningKeys keys = node((byte) 1);
  private final SignedAccessTokens tokens = new SignedAccessTokens(keys);

  private SigningKeys node(byte encryptionKey) {
    var key = new byte[KeySeal.KEY_BYTES];
    key[0] = encryptionKey;
    return node(Optional.of(new KeySeal(key, new SecureRandomness())));
  }

  private SigningKeys node(Optional<KeySeal> seal) {
    return new SigningKeys(transactions, store, seal, clock, new SecureRandomness());
  }

  private Secret issue(SignedAccessTokens by) {
    return by.issue(
        new AccessTokenForm.Claims(
            "https://keys.example.com",
            "4a8f0b1e-0000-4000-8000-000000000001",
            clock.instant(),
            clock.instant().plus(Duration.ofHours(1))));
  }

  private List<SigningKey> stored() {
    return transactions.read(store::all);
  }

  @Test
  void a_token_is_a_jwt_that_the_published_keys_verify() throws Exception {
    var token = SignedJWT.parse(issue(tokens).reveal());

    var published = JWKSet.parse(keys.keySet());
    assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.PS256);
    var key = published.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    assertThat(key.size()).isEqualTo(2048);
    assertThat(key.isPrivate()).isFalse();
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo("https://keys.example.com");
    assertThat(claims.getSubject()).isEqualTo("4a8f0b1e-0000-4000-8000-000000000001");
    assertThat(claims.getExpirationTime().toInstant())
        .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    assertThat(claims.getJWTID()).isNotBlank();
  }

  @Test
  void two_tokens_are_never_alike() {
    assertThat(issue(tokens).reveal()).isNotEqualTo(issue(tokens).reveal());
    assertThat(stored()).hasSize(1);
  }

  @Test
  void every_node_knows_the_tokens_of_the_others() {
    var other = new SignedAccessTokens(node((byte) 1));
    var token = issue(tokens);

    assertThat(other.issuedHere(token)).isTrue();
    assertThat(tokens.issuedHere(issue(other))).isTrue();
    assertThat(stored()).hasSize(1);
  }

  @Test
  void a_node_with_another_encryption_key_signs_with_a_key_of_its_own() {
    var other = new SignedAccessTokens(node((byte) 2));
    var token = issue(tokens);
    var others = issue(other);

    assertThat(other.issuedHere(token)).isTrue();
    clock.advance(Duration.ofSeconds(2));
    assertThat(tokens.issuedHere(others)).isTrue();
    assertThat(issue(tokens)).isNotNull();
    assertThat(stored()).hasSize(2);
  }

  @Test
  void keys_turn_after_90_days_and_are_honoured_for_90_more() {
    var first = issue(tokens);
    clock.advance(SigningKeys.SIGNS.minusMillis(1));
    var last = issue(tokens);
    assertThat(stored()).hasSize(1);

    clock.advance(Duration.ofMillis(1));
    var next = issue(tokens);

    assertThat(stored()).hasSize(2);
    assertThat(keyId(last)).isEqualTo(keyId(first));
    assertThat(keyId(next)).isNotEqualTo(keyId(first));
    clock.advance(Duration.ofDays(90).minusMillis(1));
    assertThat(tokens.issuedHere(first)).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(tokens.issuedHere(first)).isFalse();
    assertThat(tokens.issuedHere(next)).isTrue();
  }

  @Test
  void old_keys_are_deleted_when_a_new_one_is_made() {
    issue(tokens);
    clock.advance(SigningKeys.HONOURED.plusDays(1));

    issue(tokens);

    assertThat(stored()).hasSize(1);
  }

  @Test
  void what_was_not_signed_here_is_no_token() throws Exception {
    var token = issue(tokens);
    var parts = token.reveal().split("\\.", -1);
    var claims = new JWTClaimsSet.Builder().subject("x").build();
    var key = stored().getFirst();
    var unsigned = new PlainJWT(new PlainHeader.Builder().build(), claims).serialize();
    var symmetric =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id()).build(), claims);
    symmetric.sign(new MACSigner(key.publicKey().getBytes(StandardCharsets.UTF_8)));

    for (var text :
        List.of(
            "",
            "token",
            "a.b.c",
            unsigned,
            symmetric.serialize(),
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1].substring(2) + "." + parts[2],
            parts[0] + "." + parts[1] + "." + parts[2].substring(4),
            "x".repeat(100_000),
            token.reveal() + "x".repeat(10_000))) {
      assertThat(tokens.issuedHere(Secret.of(text))).as(text).isFalse();
    }
    assertThat(tokens.issuedHere(token)).isTrue();
  }

  @Test
  void another_installation_has_other_keys() {
    var elsewhere = new InMemoryTransactions();
    var other =
        new SignedAccessTokens(
            new SigningKeys(
                elsewhere,
                new InMemorySigningKeyStore(elsewhere),
                Optional.of(new KeySeal(new byte[KeySeal.KEY_BYTES], new SecureRandomness())),
                clock,
                new SecureRandomness()));

    assertThat(tokens.issuedHere(issue(other))).isFalse();
  }

  @Test
  void without_an_encryption_key_no_token_is_signed_and_those_of_others_are_known() {
    var without = new SignedAccessTokens(node(Optional.empty()));

    var refusal = catchThrowableOfType(ProblemException.class, () -> issue(without));

    assertThat(refusal.problem()).isInstanceOf(Problem.Refused.class);
    assertThat(without.issuedHere(issue(tokens))).isTrue();
  }

  @Test
  void a_private_key_is_in_the_database_only_sealed_and_bound_to_its_id() {
    issue(tokens);
    var key = stored().getFirst();
    var sealed = key.sealedPrivateKey();

    var seal = new KeySeal(first((byte) 1), new SecureRandomness());
    assertThat(seal.open(key.id(), sealed)).isPresent();
    assertThat(seal.open("other", sealed)).isEmpty();
    assertThat(new KeySeal(first((byte) 2), new SecureRandomness()).open(key.id(), sealed))
        .isEmpty();
    var tampered = sealed.bytes();
    tampered[40] ^= 1;
    assertThat(seal.open(key.id(), new SealedPrivateKey(tampered))).isEmpty();
    assertThat(seal.open(key.id(), new SealedPrivateKey(new byte[3]))).isEmpty();
    assertThat(key.publicKey()).doesNotContain("\"d\"").doesNotContain("\"p\"");
  }

  private static byte[] first(byte value) {
    var key = new byte[KeySeal.KEY_BYTES];
    key[0] = value;
    return key;
  }

  private static String keyId(Secret token) {
    try {
      return SignedJWT.parse(token.reveal()).getHeader().getKeyID();
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }
}
