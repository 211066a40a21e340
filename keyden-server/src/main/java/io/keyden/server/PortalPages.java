package io.keyden.server;

import io.keyden.http.page.Pages;
import io.keyden.portal.Portal;
import io.keyden.portal.PortalFile;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The portal as pages; read when a browser first asks, since most servers never meet one. */
final class PortalPages implements Supplier<Pages> {
  private volatile @Nullable Pages pages;

  @Override
  public Pages get() {
    var known = pages;
    if (known == null) {
      // Two first requests may both read it: the results are equal.
      known = new OfPortal(Portal.load());
      pages = known;
    }
    return known;
  }

  private record OfPortal(Portal portal) implements Pages {
    @Override
    public String version() {
      return portal.version();
    }

    @Override
    public File entry() {
      return file(portal.entry());
    }

    @Override
    public String contentSecurityPolicy() {
      return portal.contentSecurityPolicy();
    }

    @Override
    public Optional<File> file(String path) {
      return portal.file(path).map(OfPortal::file);
    }

    private static File file(PortalFile file) {
      return new File(file.contentType(), file.bytes());
    }
  }
}
