package org.molaris.recall.whatsapp;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;
import org.molaris.recall.message.Senders;
import org.molaris.recall.whatsapp.Delivery.News;
import org.molaris.recall.whatsapp.DeliveryRefused.Reason;

/**
 * Takes what WhatsApp tells: whose it is says the number that it is about, and that it is true says the signature by the
 * secret of that clinic. It is kept, and handled afterwards; the same again is nothing new.
 */
@ApplicationScoped
public class ReceiveDelivery {

    private static final String KEEP = """
            insert into webhook_delivery (clinic_id, digest, statuses, replies, received_at)
            values (current_clinic(), $1, $2::text::jsonb, $3::text::jsonb, $4)
            on conflict do nothing""";

    private final PlatformDeliveries deliveries;
    private final Senders senders;
    private final HandleDeliveries handling;
    private final CurrentClinic clinic;
    private final Flush flush;
    private final Clock clock;
    private final Vertx vertx;

    ReceiveDelivery(
            PlatformDeliveries deliveries,
            Senders senders,
            HandleDeliveries handling,
            CurrentClinic clinic,
            Flush flush,
            Clock clock,
            Vertx vertx) {
        this.deliveries = deliveries;
        this.senders = senders;
        this.handling = handling;
        this.clinic = clinic;
        this.flush = flush;
        this.clock = clock;
        this.vertx = vertx;
    }

    /** A clinic that may have signed it. */
    private record Signer(UUID clinicId, Set<String> numbers, String secret) {}

    /** What is to be kept for a clinic. */
    private record Letter(UUID clinicId, Buffer digest, News news) {}

    /**
     * Fails with {@link DeliveryRefused} when it is not signed as it should be, or means nothing.
     *
     * @param signature the header as it came; null when there was none
     */
    public Uni<Void> receive(byte[] body, String signature) {
        return Uni.createFrom()
                .item(() -> Signature.in(signature).orElseThrow(() -> new DeliveryRefused(Reason.NOT_SIGNED)))
                .flatMap(claimed -> onAWorker(() -> Delivery.read(body))
                        .flatMap(delivery -> signers(delivery)
                                .flatMap(signers ->
                                        onAWorker(() -> letters(delivery, body, signersOf(body, claimed, signers))))))
                .flatMap(this::keep);
    }

    private Uni<List<Signer>> signers(Delivery delivery) {
        var numbers = delivery.senders();
        return numbers.isEmpty()
                ? Uni.createFrom().item(List.of())
                : deliveries.clinicsOf(numbers).flatMap(this::withTheirSecrets);
    }

    private Uni<List<Signer>> withTheirSecrets(Map<UUID, Set<String>> clinics) {
        return Multi.createFrom()
                .iterable(clinics.entrySet())
                .onItem()
                .transformToUniAndConcatenate(one -> senders.appSecret(one.getKey())
                        .map(secret -> secret.map(found -> new Signer(one.getKey(), one.getValue(), found))))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList();
    }

    private static List<Signer> signersOf(byte[] body, Signature claimed, List<Signer> possible) {
        var signers = possible.stream()
                .filter(signer -> claimed.isOf(body, signer.secret()))
                .toList();
        if (signers.isEmpty()) {
            throw new DeliveryRefused(Reason.NOT_SIGNED);
        }
        return signers;
    }

    private static List<Letter> letters(Delivery delivery, byte[] body, List<Signer> signers) {
        var digest = Buffer.buffer(Digest.of(body));
        return signers.stream()
                .map(signer -> new Letter(signer.clinicId(), digest, delivery.newsOf(signer.numbers())))
                .filter(letter -> !letter.news().isEmpty())
                .toList();
    }

    private Uni<Void> keep(List<Letter> letters) {
        return Multi.createFrom()
                .iterable(letters)
                .onItem()
                .transformToUniAndConcatenate(this::keep)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<UUID> keep(Letter letter) {
        var values = Tuple.of(
                letter.digest(),
                letter.news().statuses().toString(),
                letter.news().replies().toString(),
                clock.instant().atOffset(ZoneOffset.UTC));
        return clinic.as(Caller.system(letter.clinicId(), "whatsapp"), () -> flush.write(KEEP, values))
                .replaceWith(letter.clinicId())
                .invoke(handling::wake);
    }

    /** A body may be long; the caller's context goes on with what was found in it. */
    private <T> Uni<T> onAWorker(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
    }
}
