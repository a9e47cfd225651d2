package org.molaris.clinic.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.clinic.WebhooksConfig;
import org.molaris.clinic.integration.Receivers.Answer;

/** How carefully is called wherever strangers say. */
class ReceiversTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Receiver RECEIVER = new Receiver();

    @AfterAll
    static void close() {
        RECEIVER.close();
        VERTX.close();
    }

    @Test
    void nobodyIsCalledWhoIsNotOnThePublicInternet() {
        var url = RECEIVER.url("/private");

        assertThat(post(url, true)).isEqualTo(new Answer(null, "address_not_public"));
        assertThat(post(url.replace("127.0.0.1", "localhost"), true)).isEqualTo(new Answer(null, "address_not_public"));
        assertThat(RECEIVER.told("/private")).isEmpty();

        assertThat(post(url, false)).isEqualTo(new Answer(200, null));
        assertThat(RECEIVER.told("/private")).hasSize(1);
    }

    @Test
    void noRedirectIsFollowedAndNothingBut200Counts() {
        RECEIVER.answers("/moved", 302, 202, 204);

        assertThat(post(RECEIVER.url("/moved"), false)).isEqualTo(new Answer(302, "not_taken"));
        assertThat(post(RECEIVER.url("/moved"), false)).isEqualTo(new Answer(202, "not_taken"));
        assertThat(post(RECEIVER.url("/moved?token=1"), false)).isEqualTo(new Answer(204, "not_taken"));
        assertThat(RECEIVER.told("/elsewhere")).isEmpty();
    }

    @Test
    void whoSaysNothingIsHungUpOn() {
        RECEIVER.answers("/silent", Receiver.NOTHING);

        assertThat(post(RECEIVER.url("/silent"), false)).isEqualTo(new Answer(null, "timed_out"));
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:1/, not_connected", "http://nobody.invalid/, unknown_host"})
    void itIsSaidWhyNobodyWasReached(String url, String why) {
        assertThat(post(url, false)).isEqualTo(new Answer(null, why));
    }

    @Test
    void whoSpeaksNoTlsIsNotSpokenToInTheClear() {
        assertThat(post(RECEIVER.url("/plain").replace("http:", "https:"), false)
                        .taken())
                .isFalse();
        assertThat(RECEIVER.told("/plain")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.31.255.255",
                "192.168.0.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2001::1",
                "2002:a00:1::",
                "fd00:ec2::254",
                "fe80::1",
                "ff02::1",
            })
    void ownNetworksAreNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.isOne(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"})
    void othersAre(String address) throws UnknownHostException {
        assertThat(PublicAddress.isOne(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "1, 20", "5, 320", "11, 20480", "12, 21600", "500, 21600"})
    void pausesGrowAndVary(int failures, long seconds) {
        var random = new Random(1);
        for (int i = 0; i < 50; i++) {
            assertThat(BackOff.after(failures, random))
                    .isBetween(Duration.ofMillis(seconds * 750), Duration.ofMillis(seconds * 1250));
        }
        assertThat(BackOff.after(failures, random)).isNotEqualTo(BackOff.after(failures, random));
    }

    private static Answer post(String url, boolean publicAddressesOnly) {
        return new Receivers(VERTX, config(publicAddressesOnly))
                .post(url, Message.ofApp("application/x-www-form-urlencoded", "a=b"))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static WebhooksConfig config(boolean publicAddressesOnly) {
        return new WebhooksConfig() {
            @Override
            public boolean httpsOnly() {
                return false;
            }

            @Override
            public boolean publicAddressesOnly() {
                return publicAddressesOnly;
            }

            @Override
            public Duration patience() {
                return Duration.ofSeconds(2);
            }

            @Override
            public Duration pausedAfter() {
                return Duration.ofDays(1);
            }

            @Override
            public Duration previousSecretFor() {
                return Duration.ofDays(1);
            }

            @Override
            public Duration keptFor() {
                return Duration.ofDays(7);
            }

            @Override
            public Duration firstRoundAfter() {
                return Duration.ZERO;
            }
        };
    }
}
