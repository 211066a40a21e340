package io.keyden.acceptance.browser;

import static java.util.Objects.requireNonNull;

import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.PackagedServerExtension;
import io.keyden.acceptance.Program;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Keeps the one browser of a test run, makes its state fresh and checks what tests forget. */
final class BrowserExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    Path driver = Path.of(Program.require("chromedriver"));
    Path browser = Path.of(Program.require("chromium"));
    // In the root's store, which closes it at the end of the run.
    context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            BrowserProcess.class, key -> new BrowserProcess(driver, browser), BrowserProcess.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    BrowserProcess.deleteDirectory(directoryOf(context));
    Browser browser = browserOf(context);
    browser.begin();
    PackagedServer server = PackagedServerExtension.runningFor(context);
    if (server != null) {
      browser.use(server);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Browser browser = browserOf(context);
    boolean failed = context.getExecutionException().isPresent();
    // A failed test may have stopped anywhere; what it left open says nothing of the page.
    List<String> faults = failed ? List.of() : browser.takeFaults();
    if (failed || !faults.isEmpty()) {
      browser.keep(directoryOf(context));
    }
    if (!faults.isEmpty()) {
      throw browser.failure("after the test: " + String.join("\n", faults));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return browserOf(context);
  }

  private static Browser browserOf(ExtensionContext context) {
    return requireNonNull(
            context.getRoot().getStore(NAMESPACE).get(BrowserProcess.class, BrowserProcess.class))
        .browser();
  }

  private static Path directoryOf(ExtensionContext context) {
    String name =
        context.getRequiredTestClass().getSimpleName()
            + "."
            + context.getRequiredTestMethod().getName();
    return PackagedServer.repositoryRoot()
        .resolve("keyden-acceptance/target/browser")
        .resolve(name);
  }
}
