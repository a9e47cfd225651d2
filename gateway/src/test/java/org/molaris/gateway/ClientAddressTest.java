package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private record Proxies(Optional<List<String>> trusted, String header) implements GatewayConfig.Proxies {}

    @Test
    void withoutAProxyItIsTheOtherEndWhateverItSays() {
        var addresses = new ClientAddress(new Proxies(Optional.empty(), "X-Forwarded-For"));
        assertThat(addresses.of("10.0.0.1", said("X-Forwarded-For", "192.0.2.1")))
                .isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1    | 192.0.2.1                          | 192.0.2.1",
                "10.0.0.1    | 203.0.113.9, 192.0.2.1             | 192.0.2.1",
                "10.0.0.1    | 203.0.113.9,192.0.2.1:4711, 10.1.1.1 | 192.0.2.1",
                "10.0.0.1    | 2001:db8::1                        | 2001:db8::1",
                "10.0.0.1    | [2001:db8::1]:4711                 | 2001:db8::1",
                "2001:db8:1::1 | 192.0.2.1                        | 192.0.2.1",
                "10.0.0.1    | 192.0.2.1, unknown                 | 10.0.0.1",
                "10.0.0.1    | 192.0.2.1, localhost, 10.0.0.7     | 10.0.0.7",
                "10.0.0.1    | 10.0.0.9                           | 10.0.0.9",
                "10.0.0.1    | ,                                  | 10.0.0.1",
                "11.0.0.1    | 192.0.2.1                          | 11.0.0.1"
            })
    void behindProxiesItIsTheNearestThatIsNone(String peer, String said, String client) {
        var addresses = new ClientAddress(
                new Proxies(Optional.of(List.of("10.0.0.0/8", "2001:db8:1::/48")), "X-Forwarded-For"));
        assertThat(addresses.of(peer, said("X-Forwarded-For", said))).isEqualTo(client);
    }

    @Test
    void ofSeveralLinesTheLastIsTheNearestProxys() {
        var addresses = new ClientAddress(new Proxies(Optional.of(List.of("10.0.0.0/8")), "X-Forwarded-For"));
        var said = said("X-Forwarded-For", "203.0.113.9").add("X-Forwarded-For", "192.0.2.1");
        assertThat(addresses.of("10.0.0.1", said)).isEqualTo("192.0.2.1");
        assertThat(addresses.of("10.0.0.1", MultiMap.caseInsensitiveMultiMap())).isEqualTo("10.0.0.1");
    }

    @Test
    void whatTheOtherHeaderSaysIsAnybodysWord() {
        var addresses = new ClientAddress(new Proxies(Optional.of(List.of("10.0.0.0/8")), "Forwarded"));
        var said = said("X-Forwarded-For", "203.0.113.9")
                .add("Forwarded", "for=198.51.100.1, for=\"[2001:db8::1]:4711\";proto=https;by=10.0.0.1");
        assertThat(addresses.of("10.0.0.1", said)).isEqualTo("2001:db8::1");
    }

    @Test
    void aNetworkOfIpv6CountsAsOneClient() {
        assertThat(ClientAddress.counted("2001:db8:1:2:3:4:5:6")).isEqualTo(ClientAddress.counted("2001:db8:1:2::1"));
        assertThat(ClientAddress.counted("2001:db8:1:2::1")).isNotEqualTo(ClientAddress.counted("2001:db8:1:3::1"));
        assertThat(ClientAddress.counted("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(ClientAddress.counted(ClientAddress.UNKNOWN)).isEqualTo("unknown");
    }

    private static MultiMap said(String name, String value) {
        return MultiMap.caseInsensitiveMultiMap().add(name, value);
    }
}
