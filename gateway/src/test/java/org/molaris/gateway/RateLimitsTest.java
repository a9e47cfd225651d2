package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bucket4j.TimeMeter;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How fast one may ask, with a clock that the test turns: four at once and two a second by address, three and one by owner. */
class RateLimitsTest {

    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
    private static final MultiMap A_CREDENTIAL =
            MultiMap.caseInsensitiveMultiMap().add("Authorization", "Bearer x");

    private final AtomicLong now = new AtomicLong();
    private final RateLimits limits = limits(true, 1);
    private final UUID clinic = UUID.randomUUID();

    @Test
    void anAddressMayAskSoOftenAtOnceAndAgainAfterAWhile() {
        for (int left = 3; left >= 0; left--) {
            assertThat(ask("192.0.2.1").remaining()).isEqualTo(left);
        }

        var refused = new Visit(null, "", "192.0.2.1", 0);
        assertThat(refusal(() -> limits.admit(refused))).isEqualTo(Refusal.RATE_LIMITED);
        assertThat(refused.waitNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(refused.limit().policy()).isEqualTo("4;w=2");
        assertThat(refused.limit().secondsToFull(refused.remaining())).isEqualTo(2);
        assertThat(ask("192.0.2.2").remaining()).isEqualTo(3);

        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(ask("192.0.2.1").remaining()).isZero();
    }

    @Test
    void aWholeNetworkOfIpv6IsOneAddress() {
        ask("2001:db8::1");
        assertThat(ask("2001:db8::2").remaining()).isEqualTo(2);
        assertThat(ask("2001:db8:0:1::1").remaining()).isEqualTo(3);
    }

    @Test
    void aWrongCredentialCostsMoreThanNone() {
        var without = ask("192.0.2.1");
        limits.wrongCredential(without, MultiMap.caseInsensitiveMultiMap());
        assertThat(without.remaining()).isEqualTo(3);

        var wrong = ask("192.0.2.1");
        limits.wrongCredential(wrong, A_CREDENTIAL);
        assertThat(wrong.remaining()).isZero();
        assertThat(refusal(() -> ask("192.0.2.1"))).isEqualTo(Refusal.RATE_LIMITED);
    }

    @Test
    void allCredentialsOfOneOwnerAreCountedTogetherFromWhereverTheyCome() {
        show("ana", clinic, null);
        show("ana", clinic, null);
        assertThat(show("ana", clinic, null).remaining()).isZero();

        assertThat(refusal(() -> show("ana", clinic, null))).isEqualTo(Refusal.RATE_LIMITED);
        assertThat(show("eva", clinic, null).remaining()).isEqualTo(2);
        assertThat(show("ana", UUID.randomUUID(), null).remaining()).isEqualTo(2);
        assertThat(show("ana", null, null).remaining()).isEqualTo(2);
    }

    @Test
    void aClinicWithALimitOfItsOwnIsCountedAsAWhole() {
        for (int request = 0; request < RateLimits.CLINIC_BURST_SECONDS; request++) {
            show("user " + request, clinic, 1);
        }
        assertThat(refusal(() -> show("another", clinic, 1))).isEqualTo(Refusal.RATE_LIMITED);
        show("another", UUID.randomUUID(), 1);

        show("another", clinic, 2);
        assertThat(show("one more", clinic, null).remaining()).isEqualTo(2);
    }

    @Test
    void eachOfTwoInstancesKeepsHalfOfALimit() {
        var half = limits(true, 2);
        half.admit(new Visit(null, "", "192.0.2.1", 0));
        half.admit(new Visit(null, "", "192.0.2.1", 0));
        var refused = new Visit(null, "", "192.0.2.1", 0);

        assertThat(refusal(() -> half.admit(refused))).isEqualTo(Refusal.RATE_LIMITED);
        assertThat(refused.limit().policy()).isEqualTo("2;w=2");
        assertThat(refused.waitNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void nobodyGainsWhenInstancesComeAndGo() {
        ask("192.0.2.1");
        ask("192.0.2.1");
        show("ana", clinic, 2);

        limits.shareAmong(2);

        assertThat(ask("192.0.2.1").remaining()).isZero();
        assertThat(refusal(() -> ask("192.0.2.1"))).isEqualTo(Refusal.RATE_LIMITED);
        assertThat(ask("192.0.2.2").limit().policy()).isEqualTo("2;w=2");

        limits.shareAmong(1);

        assertThat(refusal(() -> ask("192.0.2.1"))).isEqualTo(Refusal.RATE_LIMITED);
        now.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(ask("192.0.2.1").remaining()).isEqualTo(3);
    }

    @Test
    void whoIsNotLimitedIsNotToldOfLimits() {
        var off = limits(false, 1);
        for (int request = 0; request < 10; request++) {
            var visit = new Visit(null, "", "192.0.2.1", 0);
            off.admit(visit);
            off.admit(visit, credential("ana", clinic), known(1));
            off.wrongCredential(visit, A_CREDENTIAL);
            assertThat(visit.limit()).isNull();
        }
    }

    private Visit ask(String address) {
        var visit = new Visit(null, "", address, 0);
        limits.admit(visit);
        return visit;
    }

    private Visit show(String subject, UUID whose, Integer requestsPerSecond) {
        var visit = new Visit(null, "", "192.0.2.1", 0);
        limits.admit(visit, credential(subject, whose), whose == null ? null : known(requestsPerSecond));
        return visit;
    }

    private static Credential credential(String subject, UUID whose) {
        return new Credential(subject, whose, Set.of(whose == null ? "platform-admin" : "owner"), null, null, LATER);
    }

    private static KnownClinic known(Integer requestsPerSecond) {
        return new KnownClinic(7L, "dental", "pro", "active", null, requestsPerSecond, 1);
    }

    private static Refusal refusal(Runnable request) {
        return catchThrowableOfType(Refused.class, request::run).refusal();
    }

    private RateLimits limits(boolean enabled, int replicas) {
        return new RateLimits(new Settings(enabled, 1, 3, 2, 4, 10, replicas, 100), new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return now.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        });
    }

    private record Settings(
            boolean enabled,
            long credentialPerSecond,
            long credentialBurst,
            long addressPerSecond,
            long addressBurst,
            long wrongCredentialCosts,
            int replicas,
            int remembered)
            implements GatewayConfig.RateLimits {

        @Override
        public Optional<String> peers() {
            return Optional.empty();
        }
    }
}
