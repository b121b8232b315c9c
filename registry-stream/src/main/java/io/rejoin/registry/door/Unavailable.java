package io.rejoin.registry.door;

import io.javalin.http.Context;
import io.rejoin.runtime.http.ErrorBody;
import java.util.concurrent.TimeoutException;

/** What a request is told that could not be stored, or was stored and not answered in time. */
final class Unavailable {

  private Unavailable() {}

  /** Answers 503; gives nothing, so that it can end a future. */
  static Void tell(Context context, Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    String text =
        cause instanceof TimeoutException
            ? "Expected the registry's answer in time, but there is none: send the same request again"
            : "Expected to store the request, but Kafka says: " + cause.getMessage();
    context.status(503).header("Retry-After", "1").json(new ErrorBody("UNAVAILABLE", text));
    return null;
  }
}
