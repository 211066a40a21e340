package io.keyden.client.internal;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a body, and gives up with {@link AnswerTooLongException} when it is too long. */
final class BoundedBody implements BodySubscriber<byte[]> {
  private final BodySubscriber<byte[]> whole;
  private final int status;
  private final long bytesMax;
  private final CompletableFuture<byte[]> result = new CompletableFuture<>();
  private @Nullable Subscription subscription;
  private long bytes;

  private BoundedBody(BodySubscriber<byte[]> whole, int status, long bytesMax) {
    this.whole = whole;
    this.status = status;
    this.bytesMax = bytesMax;
    whole
        .getBody()
        .whenComplete((body, failure) -> {
          if (failure == null) {
            result.complete(body);
          } else {
            result.completeExceptionally(failure);
          }
        });
  }

  /** For bodies of up to {@code bytesMax} bytes. */
  static BodyHandler<byte[]> handler(int bytesMax) {
    BodyHandler<byte[]> whole = BodyHandlers.ofByteArray();
    return info -> new BoundedBody(whole.apply(info), info.statusCode(), bytesMax);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    whole.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    bytes += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    if (bytes <= bytesMax) {
      whole.onNext(buffers);
    } else if (result.completeExceptionally(new AnswerTooLongException(status))
        && subscription != null) {
      subscription.cancel();
    }
  }

  @Override
  public void onError(Throwable failure) {
    whole.onError(failure);
  }

  @Override
  public void onComplete() {
    whole.onComplete();
  }
}
