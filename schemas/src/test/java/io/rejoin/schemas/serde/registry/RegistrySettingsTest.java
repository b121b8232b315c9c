package io.rejoin.schemas.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySettingsTest {

  private static final String URL = "http://registry:8081";

  @Test
  void shouldTakeTheDefaultsWhenOnlyTheUrlIsSet() {
    RegistrySettings settings = settings(RegistryConfig.URL, URL);

    assertThat(settings.endpoints()).extracting(RegistryEndpoint::toString).containsExactly(URL);
    assertThat(settings.headers()).isEmpty();
    assertThat(settings.connectTimeout()).hasSeconds(5);
    assertThat(settings.readTimeout()).hasSeconds(10);
    assertThat(settings.retries()).isEqualTo(new RetryPolicy(3, 1000, 20_000));
    assertThat(settings.normalize()).isFalse();
  }

  @Test
  void shouldTakeEveryUrlWhenThereAreSeveral() {
    RegistrySettings settings =
        settings(
            RegistryConfig.URL, "http://one:8081/ , https://two/apis/ccompat/v7//,http://[::1]:80");

    assertThat(settings.endpoints())
        .extracting(RegistryEndpoint::toString)
        .containsExactly("http://one:8081", "https://two/apis/ccompat/v7", "http://[::1]:80");
  }

  @Test
  void shouldTakeNumbersAndTextWhenSettingsComeFromAFile() {
    RegistrySettings settings =
        settings(
            RegistryConfig.URL,
            List.of(URL),
            RegistryConfig.MAX_RETRIES,
            "0",
            RegistryConfig.RETRIES_WAIT_MS,
            "5",
            RegistryConfig.RETRIES_MAX_WAIT_MS,
            7,
            RegistryConfig.CONNECT_TIMEOUT_MS,
            "11",
            RegistryConfig.READ_TIMEOUT_MS,
            "13",
            RegistryConfig.NORMALIZE,
            "true");

    assertThat(settings.retries()).isEqualTo(new RetryPolicy(0, 5, 7));
    assertThat(settings.connectTimeout()).hasMillis(11);
    assertThat(settings.readTimeout()).hasMillis(13);
    assertThat(settings.normalize()).isTrue();
  }

  @Test
  void shouldTakeUserAndPasswordWhenTheUrlHasThem() {
    RegistryEndpoint endpoint =
        settings(RegistryConfig.URL, "http://anna:p%40ss@registry:8081").endpoints().get(0);

    assertThat(endpoint.authorization()).contains(basic("anna:p@ss"));
    assertThat(endpoint).hasToString(URL);
  }

  @Test
  void shouldTakeUserInfoForEveryUrlWhenItIsTheSource() {
    RegistrySettings settings =
        settings(
            RegistryConfig.URL,
            "http://one,http://old:secret@two",
            RegistryConfig.BASIC_SOURCE,
            "USER_INFO",
            RegistryConfig.BASIC_USER_INFO,
            "anna:pass:word");

    assertThat(settings.endpoints())
        .extracting(RegistryEndpoint::authorization)
        .containsOnly(Optional.of(basic("anna:pass:word")));
  }

  @Test
  void shouldTakeTheTokenWhenItIsTheSource() {
    RegistrySettings settings =
        settings(
            RegistryConfig.URL,
            URL,
            RegistryConfig.BEARER_SOURCE,
            "STATIC_TOKEN",
            RegistryConfig.BEARER_TOKEN,
            "abc.def");

    assertThat(settings.endpoints().get(0).authorization()).contains("Bearer abc.def");
  }

  @Test
  void shouldTakeHeadersWhenTheyHaveThePrefix() {
    RegistrySettings settings =
        settings(
            RegistryConfig.URL,
            URL,
            "request.header.X-Tenant",
            "blue",
            "request.header.X-Number",
            4,
            "other.header.X",
            "no");

    assertThat(settings.headers()).isEqualTo(Map.of("X-Tenant", "blue", "X-Number", "4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry:8081",
        "ftp://registry",
        "http://schema_registry:8081",
        "http:// registry",
        "http://registry?x=1",
        "http://registry#x",
        "/registry"
      })
  void shouldRefuseTheUrlWhenItIsNone(String url) {
    assertThatThrownBy(() -> settings(RegistryConfig.URL, url))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Expected each of schema.registry.url to be like http://host:8081")
        .hasMessageContaining(url);
  }

  @Test
  void shouldKeepThePasswordToItselfWhenTheUrlIsRefused() {
    assertThatThrownBy(() -> settings(RegistryConfig.URL, "http://anna:s3@cret@schema_registry"))
        .hasMessageContaining("http://schema_registry")
        .hasMessageNotContaining("anna")
        .hasMessageNotContaining("cret@")
        .hasMessageNotContaining("s3");
  }

  @Test
  void shouldKeepThePasswordToItselfWhenPrinted() {
    RegistrySettings settings =
        settings(RegistryConfig.URL, "http://anna:secret@registry", "request.header.X", "y");

    assertThat(settings.toString()).doesNotContain("secret").doesNotContain("Basic");
  }

  @Test
  void shouldRefuseWhenNoUrlIsSet() {
    assertThatThrownBy(() -> settings("other", "x"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url");
    assertThatThrownBy(() -> settings(RegistryConfig.URL, "")).isInstanceOf(ConfigException.class);
  }

  @Test
  void shouldRefuseWhenTheSourceLacksItsSecret() {
    assertThatThrownBy(
            () -> settings(RegistryConfig.URL, URL, RegistryConfig.BASIC_SOURCE, "USER_INFO"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(RegistryConfig.BASIC_USER_INFO);
    assertThatThrownBy(
            () -> settings(RegistryConfig.URL, URL, RegistryConfig.BEARER_SOURCE, "STATIC_TOKEN"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(RegistryConfig.BEARER_TOKEN);
  }

  @Test
  void shouldRefuseWhenTwoWaysOfAuthenticationAreAskedFor() {
    assertThatThrownBy(
            () ->
                settings(
                    RegistryConfig.URL,
                    URL,
                    RegistryConfig.BEARER_SOURCE,
                    "STATIC_TOKEN",
                    RegistryConfig.BEARER_TOKEN,
                    "abc",
                    RegistryConfig.BASIC_SOURCE,
                    "USER_INFO"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Remove one");
  }

  @Test
  void shouldRefuseWhenTheSourceIsNotSupported() {
    assertThatThrownBy(
            () -> settings(RegistryConfig.URL, URL, RegistryConfig.BASIC_SOURCE, "SASL_INHERIT"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("USER_INFO");
    assertThatThrownBy(
            () -> settings(RegistryConfig.URL, URL, RegistryConfig.BEARER_SOURCE, "OAUTHBEARER"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("STATIC_TOKEN");
  }

  @Test
  void shouldDescribeEverySettingWhenTheTableIsPrinted() {
    ConfigDef table = RegistryConfig.addTo(new ConfigDef());

    assertThat(table.configKeys().values())
        .hasSize(13)
        .allSatisfy(key -> assertThat(key.documentation).endsWith("."));
  }

  private static RegistrySettings settings(Object... namesAndValues) {
    return RegistrySettings.of(RegistrySettings.read(TestClients.with(namesAndValues)));
  }

  private static String basic(String userInfo) {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
  }
}
