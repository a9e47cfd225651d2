package org.molaris.payment.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.Writing;
import org.molaris.payment.ledger.FamilyAccount.Member;
import org.molaris.payment.ledger.FamilyAccount.Members;

/** What one of a family owes, or all of them. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"PatNum": 15, "Name": "Smith, John", "Balance": 140.20}""")
record OpenDentalPatientBalance(
        long patNum,
        @JsonProperty("Name") String name,
        @JsonProperty("Balance") BigDecimal balance) {

    /** Each of them, and then the entire family, under the guarantor's number. */
    static List<OpenDentalPatientBalance> of(Members family, long guarantor) {
        return Stream.concat(
                        family.members().stream().map(OpenDentalPatientBalance::of),
                        Stream.of(new OpenDentalPatientBalance(guarantor, "Entire Family", family.total())))
                .toList();
    }

    private static OpenDentalPatientBalance of(Member member) {
        var name = member.lastName() == null ? member.firstName() : member.lastName() + ", " + member.firstName();
        return new OpenDentalPatientBalance(Writing.number(member.number()), name, member.balance());
    }
}
