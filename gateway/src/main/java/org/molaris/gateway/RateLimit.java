package org.molaris.gateway;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;

/**
 * How fast somebody may ask: so much at once, which comes back at so much a second. It says of itself what clients are
 * told, in the form of the draft on rate limit header fields.
 */
final class RateLimit {

    private final long perSecond;
    private final long burstOfAll;
    private final long burst;
    private final int replicas;
    private final TimeMeter clock;
    private final String limit;
    private final String policy;

    /**
     * A limit of which this instance keeps its share.
     *
     * @param perSecond by all instances together, like the burst
     */
    RateLimit(long perSecond, long burst, int replicas, TimeMeter clock) {
        this.perSecond = perSecond;
        this.replicas = replicas;
        this.burstOfAll = burst;
        this.burst = Math.max(1, burst / replicas);
        this.clock = clock;
        this.limit = Long.toString(this.burst);
        this.policy = this.burst + ";w=" + fullAfter().toSeconds();
    }

    long perSecond() {
        return perSecond;
    }

    /** The value of {@code RateLimit-Limit}. */
    String limit() {
        return limit;
    }

    /** The value of {@code RateLimit-Policy}. */
    String policy() {
        return policy;
    }

    /** How long an empty bucket takes to be full again, which is as good as a new one. */
    Duration fullAfter() {
        return Duration.ofSeconds(secondsToFull(0));
    }

    /** How long a bucket with so much left takes to be full again; rounded up. */
    long secondsToFull(long left) {
        return Math.floorDiv((burst - left) * replicas + perSecond - 1, perSecond);
    }

    /** The same limit, of which each of so many instances keeps its share. */
    RateLimit sharedBy(int instances) {
        return instances == replicas ? this : new RateLimit(perSecond, burstOfAll, instances, clock);
    }

    boolean is(long soMuchPerSecond, int instances) {
        return perSecond == soMuchPerSecond && replicas == instances;
    }

    /** A full bucket. */
    Bucket bucket() {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(bandwidth())
                .build();
    }

    /** Turns a bucket of another share of the same limit into one of this: as full as it was, so that nobody gains by it. */
    void takeOver(Bucket bucket) {
        bucket.replaceConfiguration(
                BucketConfiguration.builder().addLimit(bandwidth()).build(), TokensInheritanceStrategy.PROPORTIONALLY);
    }

    private Bandwidth bandwidth() {
        return Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(perSecond, Duration.ofSeconds(replicas))
                .build();
    }
}
