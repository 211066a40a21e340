package io.keyden.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TlsIdentityTest {
  private static final TestIdentity EC = TestIdentity.named("one");

  private static TlsIdentity read(String certificate, String key) throws UnusableTlsException {
    return TlsIdentity.read(certificate, "/c.pem", key, "/k.pem");
  }

  private static void isRefused(ThrowingCallable reading, String problem) {
    assertThatExceptionOfType(UnusableTlsException.class)
        .isThrownBy(reading)
        .satisfies(refused -> {
          assertThat(refused.problem()).isEqualTo(problem);
          assertThat(refused.hint()).isNotEmpty();
        });
  }

  /** The older form of a key, which has no word of the algorithm. */
  private static String old(String label, TestIdentity identity) throws IOException {
    return TestIdentity.pem(
        label,
        PrivateKeyInfo.getInstance(identity.key().getEncoded())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void a_key_of_pkcs8_is_read(String algorithm) throws UnusableTlsException {
    var identity = TestIdentity.of(algorithm);

    var read = read(identity.certificatePem(), identity.keyPem());

    assertThat(read.chain()).containsExactly(identity.certificate());
    assertThat(read.names()).isEqualTo("127.0.0.1, localhost");
  }

  @Test
  void the_older_forms_of_keys_are_read_too() throws Exception {
    var rsa = TestIdentity.of("RSA");
    var parameters = TestIdentity.pem("EC PARAMETERS", new byte[] {6, 1, 1});

    assertThat(read(rsa.certificatePem(), old("RSA PRIVATE KEY", rsa)).chain()).hasSize(1);
    assertThat(read(EC.certificatePem(), parameters + withCurve(EC)).chain()).hasSize(1);
  }

  /** As openssl writes it: with the name of the curve, which PKCS#8 has elsewhere. */
  private static String withCurve(TestIdentity identity) throws IOException {
    var info = PrivateKeyInfo.getInstance(identity.key().getEncoded());
    var key = ECPrivateKey.getInstance(info.parsePrivateKey());
    return TestIdentity.pem(
        "EC PRIVATE KEY",
        new ECPrivateKey(256, key.getKey(), info.getPrivateKeyAlgorithm().getParameters())
            .getEncoded());
  }

  @Test
  void texts_for_people_and_line_ends_of_windows_are_passed_over() throws UnusableTlsException {
    var text = ("subject=CN = one\n\n" + EC.certificatePem() + "and more\n").replace("\n", "\r\n");

    assertThat(read(text, EC.keyPem()).chain()).containsExactly(EC.certificate());
  }

  @Test
  void a_key_of_another_certificate_is_refused() {
    var problem = "the private key in /k.pem does not belong to the certificate in /c.pem";

    isRefused(() -> read(EC.certificatePem(), TestIdentity.named("two").keyPem()), problem);
    isRefused(() -> read(EC.certificatePem(), TestIdentity.of("RSA").keyPem()), problem);
    isRefused(() -> read(EC.certificatePem(), TestIdentity.of("Ed25519").keyPem()), problem);
  }

  @Test
  void certificates_that_do_not_lead_to_each_other_are_refused() {
    isRefused(
        () -> read(EC.certificatePem() + TestIdentity.named("two").certificatePem(), EC.keyPem()),
        "certificate 1 in /c.pem was not issued by the one that follows it");
  }

  @Test
  void what_is_not_there_is_told() {
    isRefused(() -> read("", EC.keyPem()), "/c.pem holds no certificate");
    isRefused(() -> read(EC.keyPem(), EC.keyPem()), "/c.pem holds no certificate");
    isRefused(() -> read(EC.certificatePem(), EC.certificatePem()), "/k.pem holds no private key");
  }

  @Test
  void what_is_broken_is_told_without_a_word_of_the_key() {
    isRefused(
        () -> read(TestIdentity.pem("CERTIFICATE", new byte[] {1, 2, 3}), EC.keyPem()),
        "a certificate in /c.pem cannot be read");
    for (var label : new String[] {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"}) {
      isRefused(
          () -> read(EC.certificatePem(), TestIdentity.pem(label, new byte[] {1, 2, 3})),
          "the private key in /k.pem cannot be read");
      isRefused(
          () ->
              read(
                  EC.certificatePem(),
                  "-----BEGIN " + label + "-----\n!\n-----END " + label + "-----"),
          "the private key in /k.pem cannot be read");
    }
  }

  @Test
  void an_encrypted_key_is_refused_with_what_helps() {
    var problem = "the private key in /k.pem is encrypted";

    isRefused(
        () ->
            read(
                EC.certificatePem(),
                TestIdentity.pem("ENCRYPTED PRIVATE KEY", EC.key().getEncoded())),
        problem);
    isRefused(
        () ->
            read(
                EC.certificatePem(),
                """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED

                AAAA
                -----END RSA PRIVATE KEY-----
                """),
        problem);
  }
}
