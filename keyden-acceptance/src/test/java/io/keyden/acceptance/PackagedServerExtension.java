package io.keyden.acceptance;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a server before the first test of a class and stops it after the last. A failed test shows
 * what the server printed; at the end no secret of the run may stand in there.
 */
public final class PackagedServerExtension
    implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(PackagedServerExtension.class);
  private static final int SHOWN_CHARACTERS_MAX = 20_000;

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getStore(NAMESPACE).put(PackagedServer.class, PackagedServer.start());
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      String output = serverOf(context).output();
      System.err.printf(
          "%s failed; the server printed:%n%s%n",
          context.getDisplayName(),
          output.substring(Math.max(0, output.length() - SHOWN_CHARACTERS_MAX)));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    PackagedServer server =
        context.getStore(NAMESPACE).remove(PackagedServer.class, PackagedServer.class);
    if (server == null) {
      return; // it never started, and the start has reported that
    }
    server.close();
    long found = server.secretsInOutput();
    if (found > 0) {
      throw new AssertionError("the server printed " + found + " secrets of this run");
    }
  }

  /** The server of the test class that is running, or null where it has none. */
  public static @Nullable PackagedServer runningFor(ExtensionContext context) {
    return context.getStore(NAMESPACE).get(PackagedServer.class, PackagedServer.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PackagedServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return serverOf(context);
  }

  private static PackagedServer serverOf(ExtensionContext context) {
    return requireNonNull(runningFor(context));
  }
}
