package io.rejoin.schemas.serde.registry;

import org.apache.avro.Schema;

/** A record type in several versions. */
public final class TestSchemas {

  /** One field. */
  public static final Schema V1 =
      parse(
          """
          {"type":"record","name":"Host","namespace":"test","fields":[
            {"name":"address","type":"string"}]}
          """);

  /** V1, documented: another text of the same form. */
  public static final Schema V1_DOCUMENTED =
      parse(
          """
          {"type":"record","name":"Host","namespace":"test","doc":"A machine","fields":[
            {"name":"address","type":"string"}]}
          """);

  /** V1 and a field with a default, in front. */
  public static final Schema V2 =
      parse(
          """
          {"type":"record","name":"Host","namespace":"test","fields":[
            {"name":"port","type":"int","default":8080},
            {"name":"address","type":"string"}]}
          """);

  /** Neither reads V1 nor is read by it: the field has another type. */
  public static final Schema BROKEN =
      parse(
          """
          {"type":"record","name":"Host","namespace":"test","fields":[
            {"name":"address","type":"long"}]}
          """);

  private TestSchemas() {}

  /** Reads JSON text. */
  public static Schema parse(String json) {
    return new Schema.Parser().parse(json);
  }
}
