package io.keyden.client.internal;

import io.keyden.client.problem.NoAnswerException;
import io.keyden.client.problem.NoAnswerException.Reason;
import io.keyden.client.problem.UnexpectedAnswerException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests, with the credential, and again where that is safe.
 *
 * <p><b>What is sent again.</b> A request that only reads: when the connection broke or could not
 * be made, and on 502, 503 and 504. Any request: when no connection could be made, so that nothing
 * can have arrived, and on 429, which a server gives before it does anything. Nothing else: a key
 * must not be made twice. A time that is up is not tried again, since the caller has waited long
 * enough.
 *
 * <p><b>Redirections</b> are never followed: a credential is for the server that was named.
 */
public final class Transport implements Sender, AutoCloseable {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int ANSWER_BYTES_MAX = 64 * MEBIBYTE;

  /** What anyone may ask for is short. */
  private static final int ANONYMOUS_ANSWER_BYTES_MAX = MEBIBYTE;

  /** So that the JDK's own timeout, which knows whether anything was sent, comes first. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final HttpClient http;
  private final ServerAddress address;
  private final Credential credential;
  private final Retries retries;
  private final Duration timeout;
  private final String userAgent;
  private final LongUnaryOperator chance;
  private final Pauses pauses;

  /** Waits. */
  public interface Pauses {
    /** Returns after that time. */
    void pause(Duration time) throws InterruptedException;
  }

  /**
   * @param timeout how long one attempt may take
   * @param chance gives a number from 0 up to, and not including, the one it is given
   */
  public Transport(
      HttpClient http,
      ServerAddress address,
      Credential credential,
      Retries retries,
      Duration timeout,
      String userAgent,
      LongUnaryOperator chance,
      Pauses pauses) {
    this.http = http;
    this.address = address;
    this.credential = credential;
    this.retries = retries;
    this.timeout = timeout;
    this.userAgent = userAgent;
    this.chance = chance;
    this.pauses = pauses;
  }

  /**
   * Sends a request with the credential.
   *
   * @throws NoAnswerException if no answer came
   */
  Answer send(Request request) {
    Answer answer = withCredential(request);
    if (answer.status() == 401 && credential.renew(answer.request())) {
      return withCredential(request);
    }
    return answer;
  }

  private Answer withCredential(Request request) {
    return repeating(
        () -> {
          HttpRequest.Builder builder = builder(request);
          credential.put(builder, this);
          return builder.build();
        },
        request.isSafe(),
        request.toString(),
        ANSWER_BYTES_MAX);
  }

  @Override
  public Answer sendAnonymously(Request request) {
    return repeating(
        () -> builder(request).build(),
        request.isSafe(),
        request.toString(),
        ANONYMOUS_ANSWER_BYTES_MAX);
  }

  @Override
  public Answer sendAnonymously(HttpRequest request, String description) {
    return repeating(() -> request, true, description, ANONYMOUS_ANSWER_BYTES_MAX);
  }

  /**
   * @param request makes it anew for each attempt
   * @param safe whether asking twice is as good as asking once
   */
  private Answer repeating(
      Supplier<HttpRequest> request, boolean safe, String description, int bytesMax) {
    for (int attempt = 1; ; attempt++) {
      Optional<Duration> pause;
      // Not within the try: what a credential meets while it is got was repeated there.
      HttpRequest built = request.get();
      try {
        Answer answer = sendOnce(built, description, bytesMax);
        pause =
            isWorthRepeating(safe, answer.status())
                ? retries.pause(attempt, answer.retryAfter(), chance)
                : Optional.empty();
        if (pause.isEmpty()) {
          return answer;
        }
      } catch (NoAnswerException e) {
        pause =
            isWorthRepeating(safe, e)
                ? retries.pause(attempt, Optional.empty(), chance)
                : Optional.empty();
        if (pause.isEmpty()) {
          throw e;
        }
      }
      waitFor(pause.get());
    }
  }

  private static boolean isWorthRepeating(boolean safe, int status) {
    return status == 429 || (safe && (status == 502 || status == 503 || status == 504));
  }

  private static boolean isWorthRepeating(boolean safe, NoAnswerException failure) {
    return failure.reason() == Reason.UNREACHABLE || (failure.reason() == Reason.BROKEN && safe);
  }

  private void waitFor(Duration pause) {
    try {
      pauses.pause(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException(
          Reason.INTERRUPTED, "interrupted while waiting to try again", false, e);
    }
  }

  private HttpRequest.Builder builder(Request request) {
    HttpRequest.Builder builder = request(address.resolve(request.path()));
    byte[] body = request.body();
    if (body == null) {
      builder.method(request.method(), BodyPublishers.noBody());
    } else {
      builder.method(request.method(), BodyPublishers.ofByteArray(body));
      builder.header("Content-Type", "application/json; charset=utf-8");
    }
    return builder;
  }

  @Override
  public HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(timeout)
        .header("Accept", "application/json")
        .header("User-Agent", userAgent);
  }

  @Override
  public boolean isOnServer(URI other) {
    return address.hasOriginOf(other);
  }

  private Answer sendOnce(HttpRequest request, String description, int bytesMax) {
    try {
      HttpResponse<byte[]> response = completed(request, bytesMax);
      return new Answer(request, response.statusCode(), response.headers(), response.body());
    } catch (AnswerTooLongException e) {
      throw new UnexpectedAnswerException(
          "the answer to " + description + " is longer than " + bytesMax / MEBIBYTE + " MiB",
          e.status(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(Reason.INTERRUPTED, request, description, "interrupted", e);
    } catch (HttpConnectTimeoutException e) {
      throw failure(Reason.TIMED_OUT, request, description, "no connection in the time allowed", e);
    } catch (HttpTimeoutException e) {
      throw failure(
          Reason.TIMED_OUT, request, description, "no answer within " + seconds(timeout), e);
    } catch (SSLException e) {
      throw failure(Reason.TLS, request, description, "no trusted connection: " + why(e), e);
    } catch (ConnectException e) {
      throw causedBy(e, UnresolvedAddressException.class) || causedBy(e, UnknownHostException.class)
          ? failure(Reason.UNKNOWN_HOST, request, description, "the host is not known", e)
          : failure(Reason.UNREACHABLE, request, description, "nothing answers there", e);
    } catch (IOException e) {
      throw failure(Reason.BROKEN, request, description, "the connection broke", e);
    }
  }

  /** The JDK's own timeout ends with the headers, and a body may come in drops for ever. */
  private HttpResponse<byte[]> completed(HttpRequest request, int bytesMax)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BoundedBody.handler(bytesMax));
    try {
      return answer.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("the answer did not end");
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }

  /** In words, since the JDK's own message is a chain of its classes. */
  private static String why(SSLException failure) {
    if (causedBy(failure, CertificateExpiredException.class)) {
      return "the certificate has expired";
    }
    if (causedBy(failure, CertificateNotYetValidException.class)) {
      return "the certificate is not valid yet";
    }
    if (causedBy(failure, CertPathBuilderException.class)
        || causedBy(failure, CertPathValidatorException.class)) {
      return "nobody who is trusted here vouches for the certificate";
    }
    return causedBy(failure, CertificateException.class)
        ? "the certificate is for another name"
        : "the TLS handshake failed";
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> kind) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static NoAnswerException failure(
      Reason reason, HttpRequest request, String description, String what, Throwable cause) {
    boolean sent =
        switch (reason) {
          case UNKNOWN_HOST, UNREACHABLE, TLS -> false;
          case TIMED_OUT -> !(cause instanceof HttpConnectTimeoutException);
          case BROKEN, INTERRUPTED -> true;
        };
    URI uri = request.uri();
    return new NoAnswerException(
        reason,
        "no answer from %s://%s to %s: %s"
            .formatted(uri.getScheme(), uri.getRawAuthority(), description, what),
        sent && !request.method().equals("GET"),
        cause);
  }

  private static String seconds(Duration time) {
    return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  /** Lets go of the connections; what is under way is ended. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
