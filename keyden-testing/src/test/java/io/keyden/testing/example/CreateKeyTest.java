package io.keyden.testing.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.testing.KeydenServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreateKeyTest {
  private static final Pattern KEY = Pattern.compile("API-[A-Z0-9]{26}");

  @RegisterExtension static final KeydenServer keyden = KeydenServer.withDefaults();

  @Test
  void a_new_key_signs_in_and_a_wrong_one_does_not() throws Exception {
    var created =
        send(
            request("/api/users/me/apikeys", keyden.apiKey())
                .POST(BodyPublishers.ofString("{\"Purpose\": \"nightly build\"}")));
    var key = KEY.matcher(created.body()).results().findFirst().orElseThrow().group();

    assertThat(send(request("/api/users/me", key)).statusCode()).isEqualTo(200);
    assertThat(send(request("/api/users/me", "API-WRONG")).statusCode()).isEqualTo(401);
  }

  private static HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(keyden.uri().resolve(path)).header("X-Octopus-ApiKey", key);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
