package io.keyden.acceptance;

import io.keyden.client.KeydenClientContract;
import java.net.URI;

/** The client does on Keyden what it does on every server of the API. */
@RunsOnPackagedServer
class KeydenClientTest implements KeydenClientContract {
  private final PackagedServer packaged;

  KeydenClientTest(PackagedServer packaged) {
    this.packaged = packaged;
  }

  @Override
  public URI server() {
    return packaged.address();
  }

  @Override
  public String administratorKey() {
    return packaged.administratorKey();
  }

  @Override
  public String administrator() {
    return PackagedServer.ADMINISTRATOR;
  }

  @Override
  public String administratorPassword() {
    return packaged.administratorPassword();
  }
}
