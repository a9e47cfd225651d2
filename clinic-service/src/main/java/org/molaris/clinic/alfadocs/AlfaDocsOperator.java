package org.molaris.clinic.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.molaris.clinic.setup.Numbered;
import org.molaris.clinic.setup.Operator;

/** Somebody who treats patients. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AlfaDocsOperator(long id, String name, String italianFiscalCode, int sequenceNumber, boolean deleted) {

    static AlfaDocsOperator of(Numbered<Operator> numbered) {
        var operator = numbered.kept().details();
        return new AlfaDocsOperator(
                numbered.kept().number(),
                operator.lastName() == null ? operator.firstName() : operator.firstName() + " " + operator.lastName(),
                operator.fiscalCode(),
                operator.sequence(),
                numbered.kept().deletedAt() != null);
    }
}
