package io.rejoin.schemas.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.schemas.codec.AvroBytes;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.PlainSerde;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.topic.Topics;
import io.rejoin.schemas.value.Health;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** The proof that {@code docs/topics.md} shows step by step, from the production classes. */
public final class WorkedExample {

  public static final String SECRET = "example secret, 32 bytes long...";
  public static final String ADDRESS = "router-1";
  public static final String TOPIC = "heartbeats";
  public static final long COUNTER = 1_767_225_600_000L;
  public static final Heartbeat VALUE =
      new Heartbeat(
          UUID.fromString("6f1c2f0e-8d3b-4a58-9a51-0c7a3f0e5b21"), 42, Health.UP, "", 0.25);

  private static final HexFormat HEX = HexFormat.of();

  private WorkedExample() {}

  public static String secretHex() {
    return HEX.formatHex(SECRET.getBytes(UTF_8));
  }

  public static String valueHex() {
    return HEX.formatHex(AvroBytes.of(Codecs.HEARTBEAT.encode(VALUE)));
  }

  public static String contentHex() {
    return HEX.formatHex(new Claim(TOPIC, ADDRESS, ADDRESS, COUNTER).head()) + valueHex();
  }

  public static String macHex() {
    String mac = header().substring(header().lastIndexOf(' ') + 1);
    return HEX.formatHex(Base64.getDecoder().decode(mac));
  }

  /** What an agent sends, as production signs it: over the value in the wire format. */
  public static String header() {
    byte[] sent = PlainSerde.codec(Topics.DEFAULT_PREFIX + TOPIC, Codecs.HEARTBEAT).write(VALUE);
    ProofCounter counter = new ProofCounter(COUNTER, 0);
    return new ProofSigner(ADDRESS, Secret.of(SECRET.getBytes(UTF_8)), counter)
        .sign(TOPIC, ADDRESS, sent);
  }
}
