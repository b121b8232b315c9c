package io.rejoin.schemas.serde.registry;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/**
 * The settings of a schema registry client: name, type, default, range and meaning in one table.
 *
 * <p>Names and meanings are those of Confluent's client; time-outs are shorter than its 60 s, so
 * that a consumer has asked every URL several times before its poll interval is over.
 */
public final class RegistryConfig {

  public static final String URL = "schema.registry.url";
  public static final String NORMALIZE = "normalize.schemas";
  public static final String MAX_SCHEMAS = "max.schemas.per.subject";
  public static final String LATEST_TTL_SEC = "latest.cache.ttl.sec";
  public static final String MAX_RETRIES = "max.retries";
  public static final String RETRIES_WAIT_MS = "retries.wait.ms";
  public static final String RETRIES_MAX_WAIT_MS = "retries.max.wait.ms";
  public static final String CONNECT_TIMEOUT_MS = "http.connect.timeout.ms";
  public static final String READ_TIMEOUT_MS = "http.read.timeout.ms";
  public static final String BASIC_SOURCE = "basic.auth.credentials.source";
  public static final String BASIC_USER_INFO = "basic.auth.user.info";
  public static final String BEARER_SOURCE = "bearer.auth.credentials.source";
  public static final String BEARER_TOKEN = "bearer.auth.token";

  /** Begins the settings that become request headers: {@code request.header.X-Tenant=blue}. */
  public static final String HEADER_PREFIX = "request.header.";

  private RegistryConfig() {}

  /** Adds the settings to a table, and returns it. */
  public static ConfigDef addTo(ConfigDef table) {
    return addCredentials(addTimeouts(addRetries(addCore(table))));
  }

  private static ConfigDef addCore(ConfigDef table) {
    return table
        .define(
            URL,
            ConfigDef.Type.LIST,
            List.of(),
            HIGH,
            "Base URLs of the schema registry, separated by commas and asked in turn until one"
                + " answers. mock://SCOPE stands for a registry inside the process that all who"
                + " name the same scope share.")
        .define(
            NORMALIZE,
            ConfigDef.Type.BOOLEAN,
            false,
            LOW,
            "Whether the registry brings schemas into normal form before it compares or adds them.")
        .define(
            MAX_SCHEMAS,
            ConfigDef.Type.INT,
            1000,
            atLeast(1),
            LOW,
            "How many answers each cache keeps; the one not asked for longest goes first.")
        .define(
            LATEST_TTL_SEC,
            ConfigDef.Type.LONG,
            -1L,
            atLeast(-1),
            LOW,
            "How many seconds a subject's latest schema is kept before it is asked for again;"
                + " -1 keeps it for ever.");
  }

  private static ConfigDef addRetries(ConfigDef table) {
    return table
        .define(
            MAX_RETRIES,
            ConfigDef.Type.INT,
            3,
            atLeast(0),
            MEDIUM,
            "How many more rounds over all URLs follow a first one in which none answered.")
        .define(
            RETRIES_WAIT_MS,
            ConfigDef.Type.INT,
            1000,
            atLeast(0),
            LOW,
            "Upper limit of the random pause before the first repetition, in ms; doubles with"
                + " each further one.")
        .define(
            RETRIES_MAX_WAIT_MS,
            ConfigDef.Type.INT,
            20_000,
            atLeast(0),
            LOW,
            "Upper limit of every pause, in ms.");
  }

  private static ConfigDef addTimeouts(ConfigDef table) {
    return table
        .define(
            CONNECT_TIMEOUT_MS,
            ConfigDef.Type.INT,
            5000,
            atLeast(1),
            MEDIUM,
            "How long a connection may take, in ms.")
        .define(
            READ_TIMEOUT_MS,
            ConfigDef.Type.INT,
            10_000,
            atLeast(1),
            MEDIUM,
            "How long a whole answer may take once connected, in ms.");
  }

  private static ConfigDef addCredentials(ConfigDef table) {
    return table
        .define(
            BASIC_SOURCE,
            ConfigDef.Type.STRING,
            "URL",
            ValidString.in("URL", "USER_INFO"),
            MEDIUM,
            "Where user and password come from: URL (http://user:password@host) or USER_INFO.")
        .define(
            BASIC_USER_INFO,
            ConfigDef.Type.PASSWORD,
            null,
            MEDIUM,
            "user:password, for basic.auth.credentials.source=USER_INFO.")
        .define(
            BEARER_SOURCE,
            ConfigDef.Type.STRING,
            null,
            ValidString.in(null, "STATIC_TOKEN"),
            MEDIUM,
            "STATIC_TOKEN sends bearer.auth.token with each request.")
        .define(
            BEARER_TOKEN,
            ConfigDef.Type.PASSWORD,
            null,
            MEDIUM,
            "The token, for bearer.auth.credentials.source=STATIC_TOKEN.");
  }
}
