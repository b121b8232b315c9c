package io.rejoin.runtime.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.json.JavalinJackson;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.ready.Conditions;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server with health, readiness and metrics, to which a program adds its own routes.
 *
 * <p>Set up and started by one thread. The pool is small: a handler that waits must do so
 * asynchronously.
 */
public final class HttpService implements Part {

  private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);
  private static final int MIN_THREADS = 2;

  private final HttpOptions options;
  private final HealthRoutes health;
  private final List<Consumer<RoutesConfig>> ownRoutes = new ArrayList<>();
  private Javalin server;

  /**
   * @param conditions what {@code /health/ready} shows
   * @param scrape gives the text of {@code /metrics}
   */
  public HttpService(HttpOptions options, Conditions conditions, Supplier<String> scrape) {
    this.options = options;
    this.health = new HealthRoutes(conditions, scrape);
  }

  /** Adds routes; only before the start. */
  public HttpService routes(Consumer<RoutesConfig> routes) {
    ownRoutes.add(routes);
    return this;
  }

  @Override
  public String name() {
    return "http";
  }

  /** Running requests have the stop budget of the options; the rest is Jetty's. */
  @Override
  public Duration stopBudget() {
    return options.stopBudget().plusSeconds(1);
  }

  @Override
  public void start() throws PortUnavailableException {
    Javalin starting = Javalin.create(this::configure);
    try {
      server = starting.start();
    } catch (RuntimeException e) {
      starting.stop();
      throw asPortUnavailable(e);
    }
    LOG.info("HTTP on {}:{}", options.host(), port());
  }

  @Override
  public void stop() {
    server.stop();
  }

  /** The port that it listens on, once started. */
  public int port() {
    return server.port();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jsonMapper(new JavalinJackson(new ObjectMapper(), false));
    configure(config.jetty);
    health.addTo(config.routes);
    JsonErrors.addTo(config.routes);
    ownRoutes.forEach(routes -> routes.accept(config.routes));
  }

  private void configure(JettyConfig jetty) {
    jetty.threadPool = new QueuedThreadPool(options.maxThreads(), MIN_THREADS);
    jetty.modifyServer(server -> server.setStopTimeout(options.stopBudget().toMillis()));
    jetty.addConnector(this::connector);
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(options.host());
    connector.setPort(options.port());
    return connector;
  }

  private PortUnavailableException asPortUnavailable(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return new PortUnavailableException(options, cause);
      }
    }
    throw failure;
  }
}
