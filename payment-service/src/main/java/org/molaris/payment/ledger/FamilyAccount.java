package org.molaris.payment.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.molaris.payment.ledger.PatientLedger.Ageing;

/** What a family owes: everybody for whom the same patient pays, and that one. */
public final class FamilyAccount {

    private FamilyAccount() {}

    /**
     * For how long it has been due.
     *
     * @param own what the patient who was asked for owes, of the whole
     */
    public record Aged(Ageing ageing, BigDecimal own) {

        public BigDecimal total() {
            return ageing.notDue()
                    .add(ageing.upTo30())
                    .add(ageing.upTo60())
                    .add(ageing.upTo90())
                    .add(ageing.over90());
        }
    }

    /** One of the family, and what that one owes. */
    public record Member(Long number, String firstName, String lastName, BigDecimal balance) {}

    /** Who pays first, the others by their numbers. */
    public record Members(List<Member> members, BigDecimal total) {

        public Members {
            members = List.copyOf(members);
        }
    }

    /**
     * Something that changed what is owed. What was voided is not among them.
     *
     * @param number of the payment, or of the plan
     * @param charge 0.00 when less is owed
     * @param credit 0.00 when more is owed
     * @param balance after it
     */
    public record Line(
            LocalDate day,
            Kind kind,
            long number,
            String firstName,
            Long patient,
            String description,
            BigDecimal charge,
            BigDecimal credit,
            BigDecimal balance) {}

    /** What happened. */
    public enum Kind {
        /** A plan was agreed. */
        PLAN,
        PAYMENT,
        /** The rest of a plan is no longer owed. */
        CLOSING
    }
}
