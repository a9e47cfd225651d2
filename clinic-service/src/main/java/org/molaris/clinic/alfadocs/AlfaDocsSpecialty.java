package org.molaris.clinic.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.molaris.alfadocs.Times;
import org.molaris.clinic.setup.Numbered;
import org.molaris.clinic.setup.Specialty;

/** A specialty, with those who have it. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AlfaDocsSpecialty(
        long id, String name, String sequenceNumber, String createdAt, boolean deleted, List<Long> operatorIds) {

    static AlfaDocsSpecialty of(Numbered<Specialty> specialty) {
        var kept = specialty.kept();
        return new AlfaDocsSpecialty(
                kept.number(),
                kept.details().name(),
                String.valueOf(kept.details().sequence()),
                Times.written(kept.createdAt(), specialty.zone()),
                kept.deletedAt() != null,
                specialty.operators());
    }
}
