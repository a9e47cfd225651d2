package org.molaris.payment.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.alfadocs.Times;
import org.molaris.payment.billing.BillDetails;
import org.molaris.payment.billing.BillType;
import org.molaris.payment.billing.MoneyDirection;

/** A bill. The company that issues it is the clinic. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
@Schema(examples = """
        {"id": 33963, "carePlanId": 69215, "companyId": 12, "operatorId": 69215, "type": "full", "direction": "incoming",
         "date": "2020-01-01 00:00:00", "net": 12.23, "stamp": 12.23, "numberIncludingPrefix": "2020/123",
         "createdAt": "2021-02-18 10:30:47"}""")
record AlfaDocsBill(
        long id,
        Long carePlanId,
        long companyId,
        Long operatorId,
        String type,
        String direction,
        String date,
        BigDecimal net,
        BigDecimal stamp,
        String numberIncludingPrefix,
        String createdAt) {

    static final Map<String, BillType> TYPES =
            Stream.of(BillType.values()).collect(Collectors.toUnmodifiableMap(AlfaDocsBill::word, type -> type));

    static final Map<String, MoneyDirection> DIRECTIONS = Stream.of(MoneyDirection.values())
            .collect(Collectors.toUnmodifiableMap(AlfaDocsBill::word, direction -> direction));

    static AlfaDocsBill of(BillDetails bill, long company, ZoneId zone) {
        return new AlfaDocsBill(
                bill.number(),
                bill.treatmentPlanNumber(),
                company,
                bill.operatorNumber(),
                word(bill.type()),
                word(bill.direction()),
                Times.written(bill.issuedOn()),
                bill.net(),
                bill.stamp(),
                bill.numberIncludingPrefix(),
                Times.written(bill.createdAt(), zone));
    }

    static String word(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
