package io.keyden.client.internal;

import io.keyden.client.problem.UnexpectedAnswerException;
import io.keyden.wire.Json;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A session: the cookies of the sign-in, and the anti-forgery header, which is the raw value of the
 * one cookie whose name begins with {@code Octopus-Csrf-Token}.
 */
final class SignIn implements Credential {
  private static final String CSRF_COOKIE = "Octopus-Csrf-Token";

  private final String username;
  private final String password;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Session session;

  private record Session(String cookies, String csrfToken) {
    @Override
    public String toString() {
      return "Session[redacted]";
    }
  }

  SignIn(String username, String password) {
    this.username = username;
    this.password = password;
  }

  @Override
  public void put(HttpRequest.Builder request, Sender sender) {
    Session current = session(sender);
    request.header("Cookie", current.cookies());
    request.header("X-Octopus-Csrf-Token", current.csrfToken());
  }

  @Override
  public boolean renew(HttpRequest refused) {
    lock.lock();
    try {
      Session known = session;
      if (known != null
          && refused.headers().firstValue("Cookie").filter(known.cookies()::equals).isPresent()) {
        session = null;
      }
    } finally {
      lock.unlock();
    }
    return true;
  }

  private Session session(Sender sender) {
    lock.lock();
    try {
      Session current = session;
      if (current == null) {
        current = begin(sender);
        session = current;
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  private Session begin(Sender sender) {
    Answer root = sender.sendAnonymously(Request.get("/api"));
    if (!root.isSuccess()) {
      throw root.refusal();
    }
    String path =
        Template.of(root.document().links().getOrDefault("SignIn", "/api/users/login")).path();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Username", username);
    body.put("Password", password);
    body.put("RememberMe", false);
    Answer answer = sender.sendAnonymously(Request.post(path, Json.write(body)));
    if (!answer.isSuccess()) {
      throw answer.signInRefusal();
    }
    return session(answer);
  }

  private static Session session(Answer answer) {
    Map<String, String> cookies = new LinkedHashMap<>();
    for (String line : answer.headers().allValues("Set-Cookie")) {
      String pair = line.substring(0, line.indexOf(';') < 0 ? line.length() : line.indexOf(';'));
      int equals = pair.indexOf('=');
      if (equals > 0) {
        cookies.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
    String token =
        cookies.entrySet().stream()
            .filter(cookie -> cookie.getKey().startsWith(CSRF_COOKIE))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() ->
                new UnexpectedAnswerException(
                    "the server signed in without its anti-forgery cookie", answer.status(), null));
    return new Session(
        cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; ")),
        token);
  }
}
