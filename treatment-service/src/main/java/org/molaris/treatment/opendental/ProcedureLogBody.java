package org.molaris.treatment.opendental;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;
import org.molaris.treatment.plan.ProcedureSaid;

/** What a program says of a procedure. */
final class ProcedureLogBody {

    private static final int LONGEST_CODE = 30;
    private static final int LONGEST_TOOTH = 100;
    private static final int LONGEST_SURFACE = 20;
    private static final int LONGEST_NAME = 500;

    private ProcedureLogBody() {}

    static ProcedureSaid posted(Body body) {
        body.notBoth("Priority", "priority");
        body.notBoth("Dx", "dxName");
        return new ProcedureSaid(
                body.requiredNumber("PatNum"),
                Values.required("ProcDate", date(body)),
                Values.required("ProcStatus", body.oneOf("ProcStatus", ProcStatus.SAID)),
                Values.required("procCode", filled(body, "procCode", LONGEST_CODE)),
                filled(body, "ToothNum", LONGEST_TOOTH),
                filled(body, "Surf", LONGEST_SURFACE),
                filled(body, "ToothRange", LONGEST_TOOTH),
                fee(body),
                body.number("AptNum"),
                body.number("PlannedAptNum"),
                body.number("ProvNum"),
                body.number("ClinicNum"),
                definition(body, "Priority", Category.TX_PRIORITIES),
                filled(body, "priority", LONGEST_NAME),
                definition(body, "Dx", Category.DIAGNOSIS),
                filled(body, "dxName", LONGEST_NAME));
    }

    static ProcedureSaid put(Body body) {
        return new ProcedureSaid(
                null,
                date(body),
                body.oneOf("ProcStatus", ProcStatus.SAID),
                filled(body, "procCode", LONGEST_CODE),
                filled(body, "ToothNum", LONGEST_TOOTH),
                filled(body, "Surf", LONGEST_SURFACE),
                filled(body, "ToothRange", LONGEST_TOOTH),
                fee(body),
                body.number("AptNum"),
                body.number("PlannedAptNum"),
                body.number("ProvNum"),
                body.number("ClinicNum"),
                definition(body, "Priority", Category.TX_PRIORITIES),
                null,
                definition(body, "Dx", Category.DIAGNOSIS),
                null);
    }

    private static LocalDate date(Body body) {
        var date = body.date("ProcDate");
        if (Values.NO_DATE.equals(date)) {
            throw DialectRefused.invalid("ProcDate");
        }
        return date;
    }

    private static BigDecimal fee(Body body) {
        var fee = body.money("ProcFee");
        if (fee != null && fee.signum() < 0) {
            throw DialectRefused.invalid("ProcFee");
        }
        return fee == null ? null : fee.setScale(2, RoundingMode.UNNECESSARY);
    }

    private static Long definition(Body body, String name, Category category) {
        var number = body.number(name);
        return number == null ? null : (Long) DefNum.in(category, name, number);
    }

    /** Null when it is not there, or empty: that says nothing. */
    private static String filled(Body body, String name, int most) {
        var text = body.text(name, most);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
