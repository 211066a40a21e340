package io.keyden.testing.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.client.KeydenClient;
import io.keyden.client.key.NewApiKey;
import io.keyden.client.problem.NotSignedInException;
import io.keyden.testing.KeydenServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreateKeyTest {
  @RegisterExtension static final KeydenServer keyden = KeydenServer.withDefaults();

  @Test
  void a_revoked_key_no_longer_signs_in() {
    var created = keyden.client().apiKeys().create(NewApiKey.of("nightly build"));
    try (var build = KeydenClient.builder().server(keyden.uri()).apiKey(created.secret()).build()) {
      assertThat(build.users().me().username()).isEqualTo(keyden.username());

      keyden.client().apiKeys().revoke(created.key());

      assertThatThrownBy(() -> build.users().me()).isInstanceOf(NotSignedInException.class);
    }
  }
}
