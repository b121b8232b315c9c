package io.rejoin.schemas.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.serde.error.RegistryUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class CachingSchemaRegistryClientTest {

  private final CountingRegistry registry = new CountingRegistry();
  private long nowNanos = Long.MAX_VALUE - 10;
  private final CachingSchemaRegistryClient client = cached(-1);

  @Test
  void shouldRegisterOnceWhenTheSameSchemaComesAgain() {
    int first = client.register("s", TestSchemas.V1);
    int second = client.register("s", TestSchemas.parse(TestSchemas.V1.toString()));

    assertThat(second).isEqualTo(first);
    assertThat(registry.calls).containsExactly("register s");
  }

  @Test
  void shouldNotLookUpWhenTheSchemaIsRegistered() {
    client.register("s", TestSchemas.V1);

    assertThat(client.lookup("s", TestSchemas.V1)).isEqualTo(1);
    assertThat(registry.calls).containsExactly("register s");
  }

  @Test
  void shouldAskAgainWhenSubjectOrSchemaIsAnother() {
    client.lookup("s", TestSchemas.V1);
    client.lookup("t", TestSchemas.V1);
    client.lookup("s", TestSchemas.V2);

    assertThat(registry.calls).containsExactly("lookup s", "lookup t", "lookup s");
  }

  @Test
  void shouldHandOutTheSameSchemaWhenAskedByIdAgain() {
    assertThat(client.byId(3)).isSameAs(client.byId(3));
    assertThat(registry.calls).containsExactly("byId 3");
  }

  @Test
  void shouldAskAgainWhenTheRegistryWasAway() {
    registry.away = true;
    assertThatThrownBy(() -> client.byId(3)).isInstanceOf(RegistryUnavailableException.class);

    registry.away = false;

    assertThat(client.byId(3)).isEqualTo(TestSchemas.V1);
  }

  @Test
  void shouldKeepTheLatestForEverWhenNoTimeIsSet() {
    RegisteredSchema first = client.latest("s");

    pass(3650, TimeUnit.DAYS);

    assertThat(client.latest("s")).isSameAs(first);
  }

  @Test
  void shouldAskForTheLatestAgainWhenItsTimeIsOver() {
    // given
    CachingSchemaRegistryClient shortLived = cached(10);
    RegisteredSchema first = shortLived.latest("s");

    // when
    pass(9_999, TimeUnit.MILLISECONDS);
    RegisteredSchema second = shortLived.latest("s");
    pass(1, TimeUnit.MILLISECONDS);
    RegisteredSchema third = shortLived.latest("s");
    RegisteredSchema fourth = shortLived.latest("s");

    // then
    assertThat(second).isSameAs(first);
    assertThat(third.id()).isEqualTo(first.id() + 1);
    assertThat(fourth).isSameAs(third);
  }

  @Test
  void shouldAskOnceACallWhenTheLatestIsNotToBeKept() {
    CachingSchemaRegistryClient forgetful = cached(0);

    forgetful.latest("s");
    pass(1, TimeUnit.NANOSECONDS);
    forgetful.latest("s");

    assertThat(registry.calls).hasSize(2);
  }

  private CachingSchemaRegistryClient cached(long latestTtlSec) {
    return new CachingSchemaRegistryClient(registry, 100, latestTtlSec, () -> nowNanos);
  }

  private void pass(long time, TimeUnit unit) {
    nowNanos += unit.toNanos(time);
  }

  private static final class CountingRegistry implements SchemaRegistryClient {

    private final List<String> calls = new ArrayList<>();
    private boolean away;

    @Override
    public int register(String subject, Schema schema) {
      return call("register " + subject);
    }

    @Override
    public int lookup(String subject, Schema schema) {
      return call("lookup " + subject);
    }

    @Override
    public Schema byId(int id) {
      call("byId " + id);
      return TestSchemas.parse(TestSchemas.V1.toString());
    }

    @Override
    public RegisteredSchema latest(String subject) {
      return new RegisteredSchema(call("latest " + subject), TestSchemas.V1);
    }

    private int call(String call) {
      if (away) {
        throw new RegistryUnavailableException(1, List.of("away"), null);
      }
      calls.add(call);
      return calls.size();
    }
  }
}
