package io.keyden.oidc.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.keyden.core.chance.Randomness;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.signin.SigningKey;
import io.keyden.core.signin.SigningKeyStore;
import io.keyden.core.store.Transactions;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that access tokens are signed with: RSA of 2048 bits, made when one is needed, turned
 * every 90 days and honoured for 90 more, the same on every node. Source: the vendor's.
 *
 * <p>The public halves are kept in the clear, so a node whose encryption key is another than that
 * of its fellows can verify their tokens, and signs with a key of its own. Safe for many threads.
 */
public final class SigningKeys {
  /** How long a key signs. */
  static final Duration SIGNS = Duration.ofDays(90);

  /** How long what it signed is honoured, from its making on. */
  static final Duration HONOURED = Duration.ofDays(180);

  /** How often the store is looked into for the sake of an id that nobody knows. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private static final int BITS = 2048;
  private static final String ID_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 20;
  private static final System.Logger LOG = System.getLogger(SigningKeys.class.getName());

  private final Transactions transactions;
  private final SigningKeyStore store;
  private final Optional<KeySeal> seal;
  private final InstantSource clock;
  private final Randomness randomness;
  private volatile Loaded loaded = new Loaded(Instant.EPOCH, List.of(), null);

  /**
   * Keeps keys in {@code store}.
   *
   * @param seal what private keys are encrypted with; without it, no token can be signed
   */
  public SigningKeys(
      Transactions transactions,
      SigningKeyStore store,
      Optional<KeySeal> seal,
      InstantSource clock,
      Randomness randomness) {
    this.transactions = transactions;
    this.store = store;
    this.seal = seal;
    this.clock = clock;
    this.randomness = randomness;
  }

  /** A key as it is published. */
  private record Known(String id, Instant created, RSAKey publicKey) {
    boolean honoured(Instant now) {
      return now.isBefore(created.plus(HONOURED));
    }
  }

  /** A key that signs. */
  record Signing(String id, Instant created, PrivateKey privateKey) {
    boolean signs(Instant now) {
      return now.isBefore(created.plus(SIGNS));
    }
  }

  private record Loaded(Instant at, List<Known> known, @Nullable Signing signing) {}

  /**
   * The key to sign with; one is made if there is none.
   *
   * @throws ProblemException {@code Refused} without an encryption key, {@code Unavailable}
   */
  Signing signing() {
    var now = clock.instant();
    var signing = loaded.signing();
    if (signing != null && signing.signs(now)) {
      return signing;
    }
    var sealing =
        seal.orElseThrow(() ->
            new ProblemException(
                new Problem.Refused(
                    "This server has no encryption key, so it cannot sign access tokens. Please ask"
                        + " its administrator to set --encryption-key-file.")));
    return turned(sealing, now);
  }

  /** Several may find at the same time that a key is missing: in the store the first one wins. */
  private synchronized Signing turned(KeySeal sealing, Instant now) {
    var there = load(now).signing();
    if (there != null && there.signs(now)) {
      return there;
    }
    var made = make(sealing, now.truncatedTo(ChronoUnit.MILLIS));
    transactions.write(() -> {
      boolean overtaken =
          store.all().stream()
              .anyMatch(key ->
                  now.isBefore(key.created().plus(SIGNS)) && opened(sealing, key).isPresent());
      if (!overtaken) {
        store.insert(made);
        store.deleteCreatedBefore(now.minus(HONOURED));
      }
    });
    var signing = load(now).signing();
    if (signing == null) {
      throw new ProblemException(new Problem.Unavailable("signing keys"));
    }
    return signing;
  }

  private SigningKey make(KeySeal sealing, Instant now) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      var pair = generator.generateKeyPair();
      var id = randomness.text(ID_ALPHABET, ID_LENGTH);
      var publicKey =
          new RSAKey.Builder((RSAPublicKey) pair.getPublic())
              .keyID(id)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.PS256)
              .build();
      return new SigningKey(
          id, now, publicKey.toJSONString(), sealing.seal(id, pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  /** The public key {@code id}, if it is honoured. */
  Optional<RSAPublicKey> honoured(String id) {
    var now = clock.instant();
    var found = find(loaded, id, now);
    if (found.isEmpty() && !recent(now)) {
      // Another node may have made it since.
      found = find(load(now), id, now);
    }
    return found;
  }

  private boolean recent(Instant now) {
    return now.isBefore(loaded.at().plus(LOOK_AGAIN));
  }

  private static Optional<RSAPublicKey> find(Loaded loaded, String id, Instant now) {
    return loaded.known().stream()
        .filter(known -> known.id().equals(id) && known.honoured(now))
        .findFirst()
        .map(known -> publicKey(known.publicKey()));
  }

  private static RSAPublicKey publicKey(RSAKey key) {
    try {
      return key.toRSAPublicKey();
    } catch (JOSEException e) {
      throw new IllegalStateException("a stored public key is one", e);
    }
  }

  /** The public halves of all keys that are honoured, as a JSON Web Key Set. */
  public String keySet() {
    var now = clock.instant();
    List<JWK> honoured = new ArrayList<>();
    // Anybody may ask, so the store is not looked into each time.
    var recent = recent(now) ? loaded : load(now);
    recent.known().stream()
        .filter(known -> known.honoured(now))
        .forEach(known -> honoured.add(known.publicKey()));
    return new JWKSet(honoured).toString();
  }

  private Loaded load(Instant now) {
    var stored = transactions.read(store::all);
    List<Known> known = new ArrayList<>();
    Signing signing = null;
    for (var key : stored) {
      try {
        known.add(new Known(key.id(), key.created(), RSAKey.parse(key.publicKey())));
      } catch (ParseException e) {
        LOG.log(Level.ERROR, "the signing key {0} cannot be read and is passed over", key.id());
      }
      if (signing == null && seal.isPresent()) {
        signing = opened(seal.get(), key).orElse(null);
      }
    }
    var result = new Loaded(now, List.copyOf(known), signing);
    loaded = result;
    return result;
  }

  private static Optional<Signing> opened(KeySeal seal, SigningKey key) {
    var opened =
        seal.open(key.id(), key.sealedPrivateKey())
            .map(bytes -> new Signing(key.id(), key.created(), privateKey(bytes)));
    if (opened.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "the signing key {0} cannot be opened: it was made with another encryption key; tokens"
              + " that it signed are still good",
          key.id());
    }
    return opened;
  }

  private static PrivateKey privateKey(byte[] bytes) {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("what was sealed is a private key", e);
    }
  }
}
