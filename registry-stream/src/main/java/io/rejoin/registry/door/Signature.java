package io.rejoin.registry.door;

/** Signs inputs in the name of one caller. To be used in the order in which inputs are sent. */
@FunctionalInterface
interface Signature {

  /**
   * The text of the header {@code rejoin-proof}.
   *
   * @param topic without prefix
   * @param value as it is sent
   */
  String sign(String topic, String key, byte[] value);
}
