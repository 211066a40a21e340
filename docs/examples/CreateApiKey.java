import io.keyden.client.KeydenClient;
import io.keyden.client.key.NewApiKey;
import java.net.URI;

public class CreateApiKey {
  public static void main(String... arguments) {
    try (var keyden =
        KeydenClient.builder()
            .server(URI.create(System.getenv("OCTOPUS_URL")))
            .apiKey(System.getenv("OCTOPUS_API_KEY"))
            .build()) {
      var created = keyden.apiKeys().create(NewApiKey.of("For use in testing"));
      System.out.println("API key created: " + created.secret().reveal());
    }
  }
}
