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
    private final int replicas;
    private final long wrongCredentialCosts;
    private final TimeMeter clock;
    private final RateLimit ofAddress;
    private final RateLimit ofOwner;
    private final Cache<String, Bucket> addresses;
    private final Cache<Owner, Bucket> owners;
    private final Cache<UUID, ClinicBucket> clinics;

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

    private static <K> Cache<K, Bucket> buckets(RateLimit limit, int remembered) {
        return Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(limit.fullAfter())
                .executor(Runnable::run)
                .build();
    }

    /** Counts a request of an address, or {@link Refused}; before anything is found out about it. */
    void admit(Visit visit) {
        if (enabled) {
            take(visit, ofAddress, bucketOf(visit.address()));
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
        take(visit, ofOwner, owners.get(owner, somebody -> ofOwner.bucket()));
        if (clinic != null && clinic.requestsPerSecond() != null) {
            var own = bucketOf(credential.clinicId(), clinic.requestsPerSecond());
            take(visit, own.limit(), own.bucket());
        }
    }

    /** A credential that was shown was not good: whoever guesses at them is soon held up. */
    void wrongCredential(Visit visit, MultiMap headers) {
        if (enabled && (headers.contains(AUTHORIZATION) || headers.contains(API_KEY))) {
            var bucket = bucketOf(visit.address());
            bucket.tryConsumeAsMuchAsPossible(wrongCredentialCosts - 1);
            visit.counted(ofAddress, bucket.getAvailableTokens());
        }
    }

    private static void take(Visit visit, RateLimit limit, Bucket bucket) {
        var taken = bucket.tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            visit.refusedBy(limit, taken.getNanosToWaitForRefill());
            throw new Refused(Refusal.RATE_LIMITED);
        }
        visit.counted(limit, taken.getRemainingTokens());
    }

    private Bucket bucketOf(String address) {
        return addresses.get(ClientAddress.counted(address), somebody -> ofAddress.bucket());
    }

    /** Another one as soon as the clinic may ask more or less than before. */
    private ClinicBucket bucketOf(UUID clinic, int perSecond) {
        var known = clinics.getIfPresent(clinic);
        if (known != null && known.limit().perSecond() == perSecond) {
            return known;
        }
        return clinics.asMap().compute(clinic, (id, before) -> {
            if (before != null && before.limit().perSecond() == perSecond) {
                return before;
            }
            var limit = new RateLimit(perSecond, (long) CLINIC_BURST_SECONDS * perSecond, replicas, clock);
            return new ClinicBucket(limit, limit.bucket());
        });
    }

    /** All tokens of a user are one. */
    private record Owner(UUID clinicId, String subject) {}

    private record ClinicBucket(RateLimit limit, Bucket bucket) {}
}
