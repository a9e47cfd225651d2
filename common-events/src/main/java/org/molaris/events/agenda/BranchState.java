package org.molaris.events.agenda;

import java.time.Instant;
import java.util.UUID;

/** A place where the clinic works. */
public record BranchState(
        UUID id,
        long number,
        UUID clinicId,
        String name,
        String abbreviation,
        String address,
        String addressLine2,
        String district,
        String city,
        String province,
        String postcode,
        String phone,
        PostalAddress billingAddress,
        PostalAddress payToAddress,
        int sequence,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
