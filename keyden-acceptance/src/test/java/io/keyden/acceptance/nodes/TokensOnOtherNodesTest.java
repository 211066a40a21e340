package io.keyden.acceptance.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Answer;
import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.OidcIssuer;
import io.keyden.acceptance.RawRequest;
import io.keyden.acceptance.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access tokens are the same on every node, and end on every node. */
final class TokensOnOtherNodesTest {
  private static final Duration BOUND = Duration.ofSeconds(1);

  @TempDir Path folder;

  @Test
  void a_token_exchanged_on_one_node_is_good_on_the_other_until_its_identity_goes()
      throws Exception {
    var key =
        Files.writeString(
            folder.resolve("encryption.key"), "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    try (var issuer = new OidcIssuer();
        var cluster =
            new Cluster(2, "--loopback-issuers", "on", "--encryption-key-file", key.toString());
        var first = new ApiConnection(cluster.node(0));
        var second = new ApiConnection(cluster.node(1))) {
      var admin = cluster.administratorKey();
      var account =
          Json.text(
              first
                  .post(
                      "/api/users",
                      admin,
                      Map.of("Username", "pipeline", "DisplayName", "p", "IsService", true))
                  .expect(201)
                  .json(),
              "Id");
      var path = "/api/serviceaccounts/" + account + "/oidcidentities";
      var identity =
          Json.text(
              first
                  .post(
                      path + "/create/v1",
                      admin,
                      Map.of("Name", "Deploy", "Issuer", issuer.url(), "Subject", "job-?"))
                  .expect(201)
                  .json(),
              "Id");
      var externalId = Json.text(second.get(path + "/v1", admin).expect(200).json(), "ExternalId");
      var subjectToken = issuer.token("job-1", externalId, Map.of());

      var token = exchanged(first, externalId, subjectToken);

      assertThat(me(second, token)).isEqualTo(200);
      assertThat(me(first, token)).isEqualTo(200);
      assertThat(exchange(second, externalId, subjectToken).status())
          .as("a token that was exchanged on the other node")
          .isEqualTo(400);
      first.delete(path + "/" + identity + "/v1", admin).expect(200);
      assertThat(me(first, token)).isEqualTo(401);
      Waiting.letPass(BOUND);
      assertThat(me(second, token)).isEqualTo(401);
    }
  }

  private static Answer exchange(ApiConnection connection, String audience, String subjectToken) {
    return connection.send(
        ApiConnection.withBody(
            RawRequest.of("POST", "/api/token/v1"),
            Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "audience",
                audience,
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:jwt",
                "subject_token",
                subjectToken)));
  }

  private static String exchanged(ApiConnection connection, String audience, String subjectToken) {
    return Json.text(
        exchange(connection, audience, subjectToken).expect(200).json(), "access_token");
  }

  private static int me(ApiConnection connection, String token) {
    return connection
        .send(RawRequest.of("GET", "/api/users/me").header("Authorization", "Bearer " + token))
        .status();
  }
}
