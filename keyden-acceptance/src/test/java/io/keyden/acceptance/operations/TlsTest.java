package io.keyden.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS by the server itself, with certificates made by openssl and curl as the client. */
class TlsTest {
  /** The files are looked at every five seconds, and what is broken is told at the second look. */
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(25);

  @TempDir private Path folder;
  private String openssl = "";
  private String curl = "";

  @BeforeEach
  void tools() {
    openssl = Program.require("openssl");
    curl = Program.require("curl");
    run(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=test authority",
        "-keyout",
        file("ca.key"),
        "-out",
        file("ca.pem"));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private void run(String... arguments) {
    Program.of(openssl).arguments(arguments).in(folder).run().expectSuccess();
  }

  /** A certificate for this machine, with the name in its subject, and its key. */
  private void issue(String name) throws IOException {
    run(
        "req",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=" + name,
        "-keyout",
        file(name + ".key"),
        "-out",
        file(name + ".csr"));
    Path extensions =
        Files.writeString(folder.resolve("extensions"), "subjectAltName=IP:127.0.0.1\n");
    run(
        "x509",
        "-req",
        "-in",
        file(name + ".csr"),
        "-CA",
        file("ca.pem"),
        "-CAkey",
        file("ca.key"),
        "-CAcreateserial",
        "-days",
        "30",
        "-extfile",
        extensions.toString(),
        "-out",
        file(name + ".pem"));
    Files.setPosixFilePermissions(
        folder.resolve(name + ".key"), PosixFilePermissions.fromString("rw-------"));
  }

  private void serve(String name) throws IOException {
    for (String ending : new String[] {".key", ".pem"}) {
      Path copy = Files.copy(folder.resolve(name + ending), folder.resolve("copy" + ending));
      Files.move(copy, folder.resolve("server" + ending), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private PackagedServer start() {
    return PackagedServer.setup()
        .option("--tls-certificate", file("server.pem"))
        .option("--tls-key", file("server.key"))
        .start();
  }

  private Program.Result ask(PackagedServer server, String... options) {
    return Program.of(curl, "-sS", "-i", "--max-time", "20", "--cacert", file("ca.pem"))
        .arguments(options)
        .arguments(server.address() + "/api/users/login")
        .run();
  }

  private String subject(PackagedServer server) {
    return Program.of("sh", "-c")
        .arguments(
            "'%s' s_client -connect %s </dev/null 2>/dev/null | '%s' x509 -noout -subject"
                .formatted(openssl, server.address().getAuthority(), openssl))
        .run()
        .output()
        .strip();
  }

  @Test
  void a_client_that_trusts_the_authority_signs_in_and_gets_secure_cookies() throws IOException {
    issue("first");
    serve("first");
    try (PackagedServer server = start()) {
      assertThat(server.address().getScheme()).isEqualTo("https");
      String body =
          "{\"Username\":\"%s\",\"Password\":\"%s\"}"
              .formatted(PackagedServer.ADMINISTRATOR, server.administratorPassword());

      String answer = ask(server, "-d", body).expectSuccess().output();

      assertThat(answer).startsWith("HTTP/1.1 200");
      assertThat(
              answer
                  .lines()
                  .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie:")))
          .hasSizeGreaterThanOrEqualTo(2)
          .allMatch(line -> line.contains("; Secure"));
      for (String protocol : new String[] {"1.2", "1.3"}) {
        assertThat(ask(server, "--tlsv" + protocol, "--tls-max", protocol).exit()).isZero();
      }
      assertThat(
              Program.of(curl, "-sS", "--max-time", "20", server.address().toString()).run().exit())
          .as("without the authority")
          .isEqualTo(60);
      assertThat(server.output()).contains("TLS certificate for 127.0.0.1, valid until ");
    }
  }

  @Test
  void a_new_pair_is_served_without_a_restart_and_a_broken_one_is_not() throws IOException {
    issue("first");
    issue("second");
    serve("first");
    try (PackagedServer server = start()) {
      assertThat(subject(server)).contains("first");

      serve("second");
      Waiting.await(
          "the new certificate", NOTICED_WITHIN, () -> subject(server).contains("second"));

      Files.copy(
          folder.resolve("first.key"),
          folder.resolve("server.key"),
          StandardCopyOption.REPLACE_EXISTING);
      Waiting.await(
          "a line on the key",
          NOTICED_WITHIN,
          () -> server.output().contains("does not belong to the certificate"));
      assertThat(subject(server)).contains("second");
      assertThat(ask(server).expectSuccess().output()).startsWith("HTTP/1.1 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa -traditional", "ec"})
  void keys_in_their_older_forms_are_read(String form) throws IOException {
    issue("old");
    if (form.startsWith("rsa")) {
      run("rsa", "-traditional", "-in", file("old.key"), "-out", file("server.key"));
      Files.copy(folder.resolve("old.pem"), folder.resolve("server.pem"));
    } else {
      run("ecparam", "-name", "prime256v1", "-genkey", "-out", file("server.key"));
      run(
          "req",
          "-x509",
          "-key",
          file("server.key"),
          "-days",
          "30",
          "-subj",
          "/CN=old",
          "-addext",
          "subjectAltName=IP:127.0.0.1",
          "-out",
          file("server.pem"));
    }
    assertThat(Files.readString(folder.resolve("server.key")))
        .contains(form.startsWith("rsa") ? "BEGIN RSA PRIVATE KEY" : "BEGIN EC PRIVATE KEY");
    try (PackagedServer server = start()) {
      assertThat(subject(server)).contains("old");
    }
  }

  @Test
  void a_key_of_another_certificate_stops_the_start_in_two_plain_lines() throws IOException {
    issue("first");
    issue("second");

    Program.Result refused =
        Program.of(
                PackagedServer.script().toString(),
                "serve",
                "--port=0",
                "--data-dir=" + file("data"),
                "--tls-certificate=" + file("first.pem"),
                "--tls-key=" + file("second.key"))
            .run();

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.errors().lines().toList())
        .hasSize(2)
        .satisfies(lines -> {
          assertThat(lines.getFirst())
              .startsWith("keyden: the private key in ")
              .contains(" does not belong to the certificate in ");
          assertThat(lines.getLast()).startsWith("hint: ");
        });
  }
}
