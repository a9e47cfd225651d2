package org.molaris.payment.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.Writing;
import org.molaris.payment.plan.PaymentDetails;
import org.molaris.payment.plan.ProcessStatus;

/** A payment. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"PayNum": 56734, "PayType": 410, "payType": "Other", "PayDate": "2026-06-24", "PayAmt": "129.99",
         "CheckNum": "2058", "BankBranch": "19-7076", "PayNote": "Check payment through website", "PatNum": 1568,
         "ClinicNum": "0", "DateEntry": "2026-06-24", "DepositNum": 0, "Receipt": "", "IsRecurringCC": "false",
         "SecUserNumEntry": 0, "SecDateTEdit": "2026-06-24 07:34:31", "PaymentSource": "None",
         "ProcessStatus": "OfficeProcessed", "RecurringChargeDate": "0001-01-01", "IsCcCompleted": "false",
         "serverDateTime": "2026-08-26 11:55:44"}""")
record OpenDentalPayment(
        long payNum,
        @JsonProperty("PayType") long type,
        @JsonProperty("payType") String typeName,
        String payDate,
        String payAmt,
        String checkNum,
        String bankBranch,
        String payNote,
        long patNum,
        String clinicNum,
        String dateEntry,
        int depositNum,
        String receipt,
        @JsonProperty("IsRecurringCC") String recurring,
        int secUserNumEntry,
        @JsonProperty("SecDateTEdit") String changed,
        String paymentSource,
        String processStatus,
        String recurringChargeDate,
        String isCcCompleted,
        @JsonProperty("serverDateTime") String serverDateTime) {

    static final Map<String, ProcessStatus> ONLINE =
            Map.of("OnlineProcessed", ProcessStatus.ONLINE_PROCESSED, "OnlinePending", ProcessStatus.ONLINE_PENDING);

    /** The time of the server is empty where the answer is not a list. */
    static OpenDentalPayment of(PaymentDetails payment, Long patient, Writing writing, String serverDateTime) {
        return new OpenDentalPayment(
                payment.number(),
                PayTypes.numberOf(payment.paymentMethod()),
                PayTypes.nameOf(payment.paymentMethod()),
                writing.date(payment.paidOn()),
                Writing.money(payment.amount()),
                Writing.text(payment.checkNumber()),
                Writing.text(payment.bankBranch()),
                Writing.text(payment.notes()),
                Writing.number(patient),
                "0",
                writing.dateOf(payment.createdAt()),
                0,
                "",
                Writing.flag(false),
                0,
                writing.dateTime(payment.changedAt() == null ? payment.createdAt() : payment.changedAt()),
                "None",
                nameOf(payment.processStatus()),
                writing.date(null),
                Writing.flag(false),
                serverDateTime);
    }

    private static String nameOf(ProcessStatus status) {
        return switch (status == null ? ProcessStatus.OFFICE_PROCESSED : status) {
            case OFFICE_PROCESSED -> "OfficeProcessed";
            case ONLINE_PROCESSED -> "OnlineProcessed";
            case ONLINE_PENDING -> "OnlinePending";
        };
    }
}
