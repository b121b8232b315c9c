package io.rejoin.runtime.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever ends a request badly into an {@link ErrorBody}. */
final class JsonErrors {

  private static final Logger LOG = LoggerFactory.getLogger(JsonErrors.class);

  private JsonErrors() {}

  static void addTo(RoutesConfig routes) {
    routes.exception(HttpRefusal.class, JsonErrors::refuse);
    routes.exception(HttpResponseException.class, JsonErrors::answer);
    routes.exception(Exception.class, JsonErrors::fail);
  }

  private static void refuse(HttpRefusal refusal, Context context) {
    send(context, refusal.status(), new ErrorBody(refusal.error(), refusal.getMessage()));
  }

  private static void answer(HttpResponseException answer, Context context) {
    String name = HttpStatus.forStatus(answer.getStatus()).name();
    send(context, answer.getStatus(), new ErrorBody(name, String.valueOf(answer.getMessage())));
  }

  private static void fail(Exception failure, Context context) {
    String request = context.method() + " " + context.path();
    LOG.error("{} failed", request, failure);
    String message =
        "Expected to answer %s, but this service failed; its log has the cause".formatted(request);
    send(context, 500, new ErrorBody("INTERNAL_SERVER_ERROR", message));
  }

  private static void send(Context context, int status, ErrorBody body) {
    context.status(status).json(body);
  }
}
