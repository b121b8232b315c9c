package io.rejoin.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rejoin.embedded.RegistryOptions;
import io.rejoin.embedded.SchemaRegistryProcess;
import io.rejoin.schemas.serde.error.IncompatibleSchemaException;
import io.rejoin.schemas.serde.error.RegistryRefusedException;
import io.rejoin.schemas.serde.error.UnknownSchemaException;
import io.rejoin.schemas.serde.error.UnregisteredSchemaException;
import io.rejoin.schemas.serde.error.UnusableSchemaException;
import io.rejoin.schemas.serde.registry.RegistryConfig;
import io.rejoin.schemas.serde.registry.SchemaRegistryClient;
import io.rejoin.schemas.serde.registry.SchemaRegistryClients;
import io.rejoin.schemas.serde.registry.TestSchemas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericData;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.avro.shaded.org.apache.avro.io.BinaryEncoder;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.EncoderFactory;
import org.apache.flink.formats.avro.registry.confluent.ConfluentSchemaRegistryCoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ours and Confluent's own client (relocated inside Flink's connector, with its own Avro) side by
 * side on a real schema registry.
 */
class ConfluentClientIT {

  private static SchemaRegistryProcess registry;

  private final SchemaRegistryClient ours = SchemaRegistryClients.create(configs());
  private final CachedSchemaRegistryClient theirs =
      new CachedSchemaRegistryClient(List.of(registry.url()), 100, Map.of());
  private String topic;

  @BeforeAll
  static void start(@TempDir Path dataDir) {
    registry =
        SchemaRegistryProcess.start(
            RegistryOptions.in(RegistryOptions.homeFromProperty(), dataDir));
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @BeforeEach
  void takeATopicOfItsOwn(TestInfo test) {
    topic = test.getTestMethod().orElseThrow().getName();
  }

  @Test
  void shouldBeFoundByTheirsWhenOursRegisters() throws Exception {
    int id = ours.register(subject(), TestSchemas.V1);

    assertThat(theirs.getId(subject(), theirs(TestSchemas.V1))).isEqualTo(id);
    assertThat(theirs.register(subject(), theirs(TestSchemas.V1))).isEqualTo(id);
    assertThat(theirs.getSchemaById(id).canonicalString()).isEqualTo(TestSchemas.V1.toString());
    assertThat(theirs.getAllVersions(subject())).containsExactly(1);
  }

  @Test
  void shouldBeFoundByOursWhenTheirsRegisters() throws Exception {
    int id = theirs.register(subject(), theirs(TestSchemas.V2));

    assertThat(ours.lookup(subject(), TestSchemas.V2)).isEqualTo(id);
    assertThat(SchemaRegistryClients.create(configs()).register(subject(), TestSchemas.V2))
        .isEqualTo(id);
    assertThat(ours.byId(id)).isEqualTo(TestSchemas.V2);
    assertThat(theirs.getAllVersions(subject())).containsExactly(1);
  }

  @Test
  void shouldAgreeOnTheLatestWhenThereAreTwoVersions() throws Exception {
    ours.register(subject(), TestSchemas.V1);
    int second = theirs.register(subject(), theirs(TestSchemas.V2));

    SchemaMetadata latest = theirs.getLatestSchemaMetadata(subject());

    assertThat(latest.getId()).isEqualTo(second);
    assertThat(ours.latest(subject()).id()).isEqualTo(second);
    assertThat(ours.latest(subject()).schema()).isEqualTo(TestSchemas.parse(latest.getSchema()));
  }

  @Test
  void shouldFindTheSchemaWhenItWasRegisteredInAnotherLayout() throws Exception {
    int id = registerText("AVRO", TestSchemas.V1_DOCUMENTED.toString().replace(",", ",\n  "));

    assertThat(ours.lookup(subject(), TestSchemas.V1_DOCUMENTED)).isEqualTo(id);
    assertThat(SchemaRegistryClients.create(configs()).lookup(subject(), TestSchemas.V1))
        .isEqualTo(id);
  }

  @Test
  void shouldReadWithTheirsWhenOursWrites() throws Exception {
    // given
    byte[] bytes = serializer().serialize(topic, Values.v2("ä", -7));
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);

    // when their code reads prefix, schema and value
    org.apache.flink.avro.shaded.org.apache.avro.Schema schema =
        new ConfluentSchemaRegistryCoder(theirs).readSchema(in);
    GenericRecord host =
        new GenericDatumReader<GenericRecord>(schema)
            .read(null, DecoderFactory.get().binaryDecoder(in, null));

    // then
    assertThat(schema.toString()).isEqualTo(TestSchemas.V2.toString());
    assertThat(host.get("address")).hasToString("ä");
    assertThat(host.get("port")).isEqualTo(-7);
    assertThat(in.available()).isZero();
  }

  @Test
  void shouldReadWithOursWhenTheirsWrites() throws Exception {
    byte[] bytes = writtenByTheirs("ä");

    assertThat(deserializer().deserialize(topic, bytes)).isEqualTo(Values.v2("ä", 8080));
  }

  @Test
  void shouldWriteTheSameBytesWhenTheValueIsTheSame() throws Exception {
    assertThat(serializer().serialize(topic, Values.v1("ä"))).isEqualTo(writtenByTheirs("ä"));
  }

  @Test
  void shouldBothBeRefusedWhenTheSchemaIsIncompatible() {
    ours.register(subject(), TestSchemas.V1);

    assertThatThrownBy(() -> ours.register(subject(), TestSchemas.BROKEN))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("/fields/0/type");
    assertThatThrownBy(() -> theirs.register(subject(), theirs(TestSchemas.BROKEN)))
        .isInstanceOfSatisfying(
            RestClientException.class, refused -> assertThat(refused.getStatus()).isEqualTo(409));
  }

  @Test
  void shouldSayWhatIsMissingWhenTheRegistryLacksIt() {
    assertThatThrownBy(() -> ours.byId(1_000_000)).isInstanceOf(UnknownSchemaException.class);
    assertThatThrownBy(() -> ours.latest(subject()))
        .isInstanceOf(UnregisteredSchemaException.class);
    assertThatThrownBy(() -> ours.lookup(subject(), TestSchemas.V1))
        .isInstanceOf(UnregisteredSchemaException.class);
    ours.register(subject(), TestSchemas.V1);
    assertThatThrownBy(() -> ours.lookup(subject(), TestSchemas.V2))
        .isInstanceOf(UnregisteredSchemaException.class);
  }

  @Test
  void shouldSayWhatTheIdStandsForWhenItIsNoAvro() throws Exception {
    int id = registerText("PROTOBUF", "syntax = \"proto3\"; message Host { string address = 1; }");

    assertThatThrownBy(() -> ours.byId(id))
        .isInstanceOf(UnusableSchemaException.class)
        .hasMessageContaining("it is of type PROTOBUF");
  }

  @Test
  void shouldKeepTheRecordWhenTheUrlLacksItsPath() {
    String root = registry.url().replaceAll("/apis/.*", "");
    SchemaRegistryClient lost = SchemaRegistryClients.create(Map.of(RegistryConfig.URL, root));

    assertThatThrownBy(() -> lost.byId(1))
        .isInstanceOf(RegistryRefusedException.class)
        .hasMessageContaining("schema.registry.url with its path");
  }

  @Test
  void shouldKeepSubjectsApartWhenTheirNamesNeedEncoding() throws Exception {
    String subject = "a/b c%d+e-value";

    int id = ours.register(subject, TestSchemas.V1);

    assertThat(theirs.getAllSubjects()).contains(subject);
    assertThat(ours.latest(subject).id()).isEqualTo(id);
  }

  @Test
  void shouldWriteWithTheLatestWhenTheSubjectHasMovedOn() {
    ours.register(subject(), TestSchemas.V1);
    int latest = ours.register(subject(), TestSchemas.V2);
    AvroSerializer serializer = new AvroSerializer(ours);
    serializer.configure(
        Map.of(SerdeConfig.AUTO_REGISTER, false, SerdeConfig.USE_LATEST, true), false);

    byte[] bytes = serializer.serialize(topic, Values.v1("a"));

    assertThat(bytes).startsWith(Values.wire(latest));
    assertThat(deserializer().deserialize(topic, bytes)).isEqualTo(Values.v2("a", 8080));
  }

  private byte[] writtenByTheirs(String address) throws IOException {
    AvroSchema schema = theirs(TestSchemas.V1);
    GenericRecord host = new GenericData.Record(schema.rawSchema());
    host.put("address", address);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ConfluentSchemaRegistryCoder(subject(), theirs).writeSchema(schema.rawSchema(), bytes);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(schema.rawSchema()).write(host, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  /** As a command line does: the text goes to the registry as it stands in a file. */
  private int registerText(String type, String text) throws Exception {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("schemaType", type)
            .put("schema", text)
            .toString();
    URI versions = URI.create(registry.url() + "/subjects/" + subject() + "/versions");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(versions)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.body()).matches("\\{\"id\":\\d+}");
    return Integer.parseInt(answer.body().replaceAll("\\D", ""));
  }

  private AvroSerializer serializer() {
    AvroSerializer serializer = new AvroSerializer();
    serializer.configure(configs(), false);
    return serializer;
  }

  private AvroDeserializer deserializer() {
    AvroDeserializer deserializer = new AvroDeserializer(ours, List.of(TestSchemas.V2));
    deserializer.configure(Map.of(), false);
    return deserializer;
  }

  private String subject() {
    return topic + "-value";
  }

  private static AvroSchema theirs(Schema schema) {
    return new AvroSchema(schema.toString());
  }

  private static Map<String, Object> configs() {
    return Map.of(RegistryConfig.URL, registry.url());
  }
}
