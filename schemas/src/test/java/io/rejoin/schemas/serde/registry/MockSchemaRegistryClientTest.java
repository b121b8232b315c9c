package io.rejoin.schemas.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.serde.error.IncompatibleSchemaException;
import io.rejoin.schemas.serde.error.UnknownSchemaException;
import io.rejoin.schemas.serde.error.UnregisteredSchemaException;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class MockSchemaRegistryClientTest {

  private final String scope = UUID.randomUUID().toString();
  private final SchemaRegistryClient registry = MockSchemaRegistryClient.ofScope(scope);

  @Test
  void shouldShareWhatIsRegisteredWhenTheScopeIsTheSame() {
    int id = registry.register("s", TestSchemas.V1);

    assertThat(create("mock://" + scope).byId(id)).isEqualTo(TestSchemas.V1);
    assertThat(create("mock://" + scope).lookup("s", TestSchemas.V1)).isEqualTo(id);
  }

  @Test
  void shouldShareNothingWhenTheScopeIsAnother() {
    int id = registry.register("s", TestSchemas.V1);

    assertThatThrownBy(() -> create("mock://other" + scope).byId(id))
        .isInstanceOf(UnknownSchemaException.class);
  }

  @Test
  void shouldGiveOneIdWhenTheTextIsTheSameInTwoSubjects() {
    assertThat(registry.register("s", TestSchemas.V1))
        .isEqualTo(registry.register("t", TestSchemas.V1))
        .isNotEqualTo(registry.register("s", TestSchemas.V1_DOCUMENTED));
  }

  @Test
  void shouldFindTheSameFormWhenOnlyTheDocumentationDiffers() {
    int id = registry.register("s", TestSchemas.V1);

    assertThat(registry.lookup("s", TestSchemas.V1_DOCUMENTED)).isEqualTo(id);
  }

  @Test
  void shouldSayUnregisteredWhenTheSubjectLacksTheSchema() {
    registry.register("s", TestSchemas.V1);

    assertThatThrownBy(() -> registry.lookup("s", TestSchemas.V2))
        .isInstanceOf(UnregisteredSchemaException.class);
    assertThatThrownBy(() -> registry.lookup("t", TestSchemas.V1))
        .isInstanceOf(UnregisteredSchemaException.class);
    assertThatThrownBy(() -> registry.latest("t")).isInstanceOf(UnregisteredSchemaException.class);
  }

  @Test
  void shouldTellTheLastVersionWhenThereAreSeveral() {
    registry.register("s", TestSchemas.V1);
    int id = registry.register("s", TestSchemas.V2);
    registry.register("s", TestSchemas.V1);

    assertThat(registry.latest("s")).isEqualTo(new RegisteredSchema(id, TestSchemas.V2));
  }

  @Test
  void shouldRefuseAndForgetTheSchemaWhenItIsIncompatible() {
    // given
    int id = registry.register("s", TestSchemas.V1);

    // when, then
    assertThatThrownBy(() -> registry.register("s", TestSchemas.BROKEN))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("subject s");
    assertThat(registry.latest("s").id()).isEqualTo(id);
    assertThatThrownBy(() -> registry.byId(id + 1)).isInstanceOf(UnknownSchemaException.class);
  }

  @Test
  void shouldSayUnknownWhenNobodyRegisteredTheId() {
    assertThatThrownBy(() -> registry.byId(0)).isInstanceOf(UnknownSchemaException.class);
    assertThatThrownBy(() -> registry.byId(-1)).isInstanceOf(UnknownSchemaException.class);
    assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(UnknownSchemaException.class);
  }

  @Test
  void shouldRefuseTheUrlsWhenAMockIsAmongOthers() {
    assertThatThrownBy(() -> create("http://registry,mock://" + scope))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("one mock:// URL");
  }

  private static SchemaRegistryClient create(String url) {
    return SchemaRegistryClients.create(Map.of(RegistryConfig.URL, url));
  }
}
