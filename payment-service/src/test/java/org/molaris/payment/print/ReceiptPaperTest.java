package org.molaris.payment.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.payment.plan.PaidPlan;
import org.molaris.payment.plan.PaidPlan.Payment;
import org.molaris.payment.plan.PaymentMethod;
import org.molaris.payment.plan.PlanStatus;
import org.molaris.print.ClinicOnPaper;
import org.molaris.print.Paper;
import org.molaris.print.Printable;
import org.molaris.test.PdfPages;

class ReceiptPaperTest {

    private static final Instant EVENING = Instant.parse("2026-01-15T02:00:00Z");
    private static final BigDecimal NONE = new BigDecimal("0.00");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            es-MX | MXN | Recibo de pago n.º 7        | $1,000.50   | Efectivo | 14 de enero de 2026   | Saldo pendiente | Recibido por
            en-US | USD | Payment receipt no. 7       | $1,000.50   | Cash     | January 14, 2026      | Left to pay     | Received by
            it-IT | EUR | Ricevuta di pagamento n. 7  | 1.000,50 €  | Contanti | 14 gennaio 2026       | Da pagare       | Per ricevuta
            pt-BR | BRL | Recibo de pagamento n.º 7   | R$ 1.000,50 | Dinheiro | 14 de janeiro de 2026 | Saldo em aberto | Recebido por
            fr-FR | EUR | Reçu de paiement n° 7       | 1 000,50 €  | Espèces  | 14 janvier 2026       | Reste à payer   | Reçu par
            de-DE | EUR | Zahlungsquittung Nr. 7      | 1.000,50 €  | Bar      | 14. Januar 2026       | Offen           | Erhalten durch
            """)
    void aPaymentHasItsReceiptInTheClinicsLanguage(
            String language,
            String currency,
            String title,
            String amount,
            String method,
            String day,
            String left,
            String by)
            throws IOException {
        var plan = plan(language, currency, PlanStatus.ACTIVE, NONE, List.of(payment(7, "1000.50")));

        assertThat(pages(new PaymentReceipt(plan)))
                .singleElement()
                .asString()
                .contains(title, amount, method, day, left, by, "Sonrisa", "Ana García", "Ortodoncia");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "it", "pt", "fr", "de"})
    void everyLanguageHasEveryWord(String language) {
        assertThat(words(Locale.forLanguageTag(language)).keySet())
                .isEqualTo(words(Locale.ROOT).keySet());
    }

    @Test
    void aVoidedPaymentSaysSoOnEveryPageAndCannotBeSigned() throws IOException {
        var mistake = new Payment(
                7,
                new BigDecimal("1000.50"),
                LocalDate.of(2026, 1, 14),
                null,
                EVENING,
                EVENING,
                "Monto {0} <b>incorrecto</b>\n" + "y\n".repeat(100));
        var pages = pages(new PaymentReceipt(plan("es-MX", "MXN", PlanStatus.ACTIVE, NONE, List.of(mistake))));

        assertThat(pages)
                .hasSizeGreaterThan(1)
                .allSatisfy(page -> assertThat(page).contains("ANULADO", "n.º 7 · Anulado"));
        assertThat(pages.get(0))
                .contains("no es válido: el pago se anuló el 14 de enero de 2026", "Monto {0} <b>incorrecto</b>");
        assertThat(String.join("", pages)).doesNotContain("Firmas", "Recibido por", "Forma de pago");
    }

    @Test
    void aPlanHasItsPaymentsAndWhatIsLeft() throws IOException {
        var payments = List.of(payment(7, "1000.50"), payment(9, "99.50"));

        assertThat(pages(new PlanReceipt(plan("es-MX", "MXN", PlanStatus.OVERDUE, NONE, payments))))
                .singleElement()
                .asString()
                .contains("Recibo del plan de pagos n.º 12", "Ana García", "El plan al 14 de enero de 2026: Atrasado")
                .contains(
                        "$1,000.50",
                        "$99.50",
                        "Total acordado",
                        "$3,000.00",
                        "$1,100.00",
                        "Saldo pendiente",
                        "$1,900.00")
                .doesNotContain("Condonado", "ANULADO");
    }

    @Test
    void aPlanThatWasClosedByHandOwesNothing() throws IOException {
        var payments = List.of(payment(7, "1100.00"));

        assertThat(pages(new PlanReceipt(plan("es-MX", "MXN", PlanStatus.PAID, new BigDecimal("1900.00"), payments))))
                .singleElement()
                .asString()
                .contains("Condonado", "$1,900.00", "Saldo pendiente", "$0.00");
        assertThat(pages(new PlanReceipt(plan("es-MX", "MXN", PlanStatus.CANCELLED, NONE, List.of()))))
                .singleElement()
                .asString()
                .contains("Cancelado")
                .doesNotContain("Saldo pendiente", "$1,900.00");
    }

    @Test
    void everyPaymentOfALongPlanIsListedOnceUnderAHeader() throws IOException {
        var payments = IntStream.rangeClosed(1001, 1300)
                .mapToObj(i -> payment(i, i + ".00"))
                .toList();
        var pages = pages(new PlanReceipt(plan("es-ES", "EUR", PlanStatus.ACTIVE, NONE, payments)));

        assertThat(pages)
                .hasSizeGreaterThan(5)
                .allSatisfy(page -> assertThat(page).contains("Fecha de pago", "de " + pages.size()));
        var all = String.join("\n", pages);
        assertThat(payments)
                .allSatisfy(payment -> assertThat(all).containsOnlyOnce("2026" + payment.number() + "Efectivo"));
    }

    private static Payment payment(long number, String amount) {
        return new Payment(
                number, new BigDecimal(amount), LocalDate.of(2026, 1, 14), PaymentMethod.CASH, EVENING, null, null);
    }

    /** Of 3,000, with 1,100 paid; read on the evening of the 14th in the clinic. */
    private static PaidPlan plan(
            String language, String currency, PlanStatus status, BigDecimal writtenOff, List<Payment> payments) {
        var clinic = new ClinicOnPaper("Sonrisa", null, language, currency, ZoneId.of("America/Mexico_City"));
        return new PaidPlan(
                clinic,
                "Ana García",
                12,
                "Ortodoncia",
                new BigDecimal("3000.00"),
                new BigDecimal("1100.00"),
                writtenOff,
                status,
                LocalDate.of(2026, 1, 14),
                payments);
    }

    private static ResourceBundle words(Locale language) {
        return ResourceBundle.getBundle(
                "org.molaris.payment.print.words", language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    private static List<String> pages(Printable receipt) throws IOException {
        return PdfPages.of(Paper.print(receipt));
    }
}
