import io.keyden.client.KeydenClient;
import io.keyden.client.problem.ForbiddenException;
import io.keyden.client.problem.NotSignedInException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Lists the keys that end within 20 days, of every account whose keys the caller may see. */
public class FindOldKeys {
  public static void main(String... arguments) {
    try (var keyden =
        KeydenClient.builder()
            .server(URI.create(System.getenv("OCTOPUS_URL")))
            .apiKey(System.getenv("OCTOPUS_API_KEY"))
            .timeout(Duration.ofSeconds(10))
            .build()) {
      var soon = Instant.now().plus(Duration.ofDays(20));
      keyden.apiKeys().listAll()
          .filter(key -> key.expiresBy(soon))
          .forEach(key -> System.out.println(key.userId() + " " + key.purpose() + " " + key.expires().orElseThrow()));
    } catch (NotSignedInException e) {
      System.err.println("The key is wrong, expired or revoked: " + e.getMessage());
      System.exit(1);
    } catch (ForbiddenException e) {
      System.err.println("Missing permission: " + e.missingPermission().orElse("not said"));
      System.exit(1);
    }
  }
}
