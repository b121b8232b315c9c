package io.rejoin.schemas.topic;

/** Names of the record headers. Values are UTF-8 text, except {@link #POSITION}. */
public final class Headers {

  /**
   * The value's record name, such as {@code Node}; also on tombstones. {@code Mark} on marks, and
   * on {@code control} the input's name.
   */
  public static final String TYPE = "rejoin-type";

  /** Epoch of the incarnation that the record is about. */
  public static final String EPOCH = "rejoin-epoch";

  /** The control record that made this one. Also on tombstones and marks. */
  public static final String REVISION = "rejoin-revision";

  /** Why, in one word: the event's or refusal's name. */
  public static final String CAUSE = "rejoin-cause";

  /** On {@code control}: {@code topicId/partition/offset} of the input record. */
  public static final String SOURCE = "rejoin-source";

  /**
   * On {@code control}: the offset forwarded before from the same source partition; absent on the
   * first after an assignment.
   */
  public static final String BEFORE = "rejoin-before";

  /** On inputs: {@code signer counter mac}, the mac in base64; see {@code docs/topics.md}. */
  public static final String PROOF = "rejoin-proof";

  /** On a tombstone that the registry wrote into an input topic when it removed a node. */
  public static final String OWN = "rejoin-own";

  /** On marks: log clock in ms. */
  public static final String CLOCK = "rejoin-clock";

  /** On marks: version of the rules in force. */
  public static final String RULES = "rejoin-rules";

  /** On marks: {@code topicId/partition/offset} of each source, separated by commas. */
  public static final String SOURCES = "rejoin-sources";

  /** On marks: the whole position, as an Avro value in the wire format. */
  public static final String POSITION = "rejoin-position";

  /** On dead letters: the topic that the record came by, in full. */
  public static final String DEAD_TOPIC = "rejoin-dead-topic";

  /** On dead letters: the partition that the record came by. */
  public static final String DEAD_PARTITION = "rejoin-dead-partition";

  /** On dead letters: the offset that the record came by. */
  public static final String DEAD_OFFSET = "rejoin-dead-offset";

  /** On dead letters: why the record could not be read, as "Expected …, but …". */
  public static final String DEAD_ERROR = "rejoin-dead-error";

  /** On dead letters that were cut: the bytes of key, value and headers as they came. */
  public static final String DEAD_SIZE = "rejoin-dead-size";

  /**
   * On ticks in {@code heartbeats}: {@code writer number}, so that their writer knows them when
   * they come back.
   */
  public static final String TICK = "rejoin-tick";

  /** On a heartbeat that was passed on: the partition in which it came. */
  public static final String PASSED_ON = "rejoin-passed-on";

  private Headers() {}
}
