package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.AUTHORIZATION;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.vertx.core.MultiMap;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Bounds how fast anybody may ask: an address, whoever it is; then a credential's owner; then a clinic as a whole, where it
 * has a limit of its own. Memory is bounded: a bucket that nobody has touched for as long as it takes to fill is let go,
 * which loses nothing, and under a flood of strangers the least used ones are.
 */
@Singleton
class RateLimits {

    /** Of a clinic: what it may ask at once, in seconds of its rate. */
    static final int CLINIC_BURST_SECONDS = 4;

    private static final String API_KEY = "X-Api-Key";

    private final boolean enabled;
    private final long wrongCredentialCosts;
    private final TimeMeter clock;
    private final Cache<String, Counted> addresses;
    private final Cache<Owner, Counted> owners;
    private final Cache<UUID, Counted> clinics;
    private volatile int replicas;
    private volatile RateLimit ofAddress;
    private volatile RateLimit ofOwner;

    @Inject
    RateLimits(GatewayConfig config) {
        this(config.limits(), TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(GatewayConfig.RateLimits config, TimeMeter clock) {
        this.enabled = config.enabled();
        this.replicas = config.replicas();
        this.wrongCredentialCosts = config.wrongCredentialCosts();
        this.clock = clock;
        this.ofAddress = new RateLimit(config.addressPerSecond(), config.addressBurst(), replicas, clock);
        this.ofOwner = new RateLimit(config.credentialPerSecond(), config.credentialBurst(), replicas, clock);
        this.addresses = buckets(ofAddress, config.remembered());
        this.owners = buckets(ofOwner, config.remembered());
        this.clinics = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .executor(Runnable::run)
                .build();
    }

    /** From now on so many instances of the gateway keep their shares. */
    void shareAmong(int instances) {
        replicas = instances;
        ofAddress = ofAddress.sharedBy(instances);
        ofOwner = ofOwner.sharedBy(instances);
    }

    private static <K> Cache<K, Counted> buckets(RateLimit limit, int remembered) {
        return Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(limit.fullAfter())
                .executor(Runnable::run)
                .build();
    }

    /** Counts a request of an address, or {@link Refused}; before anything is found out about it. */
    void admit(Visit visit) {
        if (enabled) {
            take(visit, counted(visit.address()));
        }
    }

    /**
     * Counts a request of a credential's owner and of its clinic, or {@link Refused}.
     *
     * @param clinic null for whom there is none
     */
    void admit(Visit visit, Credential credential, KnownClinic clinic) {
        if (!enabled) {
            return;
        }
        var owner = new Owner(credential.clinicId(), credential.subject());
        take(visit, counted(owners, owner, ofOwner));
        if (clinic != null && clinic.requestsPerSecond() != null) {
            take(visit, counted(credential.clinicId(), clinic.requestsPerSecond()));
        }
    }

    /** A credential that was shown was not good: whoever guesses at them is soon held up. */
    void wrongCredential(Visit visit, MultiMap headers) {
        if (enabled && (headers.contains(AUTHORIZATION) || headers.contains(API_KEY))) {
            var counted = counted(visit.address());
            counted.bucket().tryConsumeAsMuchAsPossible(wrongCredentialCosts - 1);
            visit.counted(counted.limit(), counted.bucket().getAvailableTokens());
        }
    }

    private static void take(Visit visit, Counted counted) {
        var taken = counted.bucket().tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            visit.refusedBy(counted.limit(), taken.getNanosToWaitForRefill());
            throw new Refused(Refusal.RATE_LIMITED);
        }
        visit.counted(counted.limit(), taken.getRemainingTokens());
    }

    private Counted counted(String address) {
        return counted(addresses, ClientAddress.counted(address), ofAddress);
    }

    private Counted counted(UUID clinic, int perSecond) {
        var known = clinics.getIfPresent(clinic);
        return known != null && known.limit().is(perSecond, replicas)
                ? known
                : counted(
                        clinics,
                        clinic,
                        new RateLimit(perSecond, (long) CLINIC_BURST_SECONDS * perSecond, replicas, clock));
    }

    /** A new one as soon as somebody may ask more or less than before; as full as it was when only the shares change. */
    private static <K> Counted counted(Cache<K, Counted> all, K key, RateLimit limit) {
        var known = all.getIfPresent(key);
        if (known != null && known.limit() == limit) {
            return known;
        }
        return all.asMap().compute(key, (same, before) -> {
            if (before == null || before.limit().perSecond() != limit.perSecond()) {
                return new Counted(limit, limit.bucket());
            }
            if (before.limit() == limit) {
                return before;
            }
            limit.takeOver(before.bucket());
            return new Counted(limit, before.bucket());
        });
    }

    /** All tokens of a user are one. */
    private record Owner(UUID clinicId, String subject) {}

    /** What is left, and of what. */
    private record Counted(RateLimit limit, Bucket bucket) {}
}
