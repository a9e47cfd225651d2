package org.molaris.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The demo practices, as {@code demo.json} tells them. */
record Demo(List<Practice> clinics) {

    static Demo load() {
        try (InputStream file = Demo.class.getResourceAsStream("demo.json")) {
            var text = Objects.requireNonNull(file).readAllBytes();
            return Json.read(new String(text, StandardCharsets.UTF_8), Demo.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Practice(
            String slug,
            String name,
            String phone,
            List<Patient> patients,
            List<String> specialties,
            List<Operator> operators,
            List<String> chairs,
            @JsonProperty("booking_reasons") List<Reason> bookingReasons,
            List<Appointment> appointments,
            List<Treatment> treatments,
            List<Plan> plans,
            List<Campaign> campaigns) {}

    record Operator(
            @JsonProperty("first_name") String firstName,
            @JsonProperty("last_name") String lastName,
            String abbreviation,
            String specialty,
            String color) {}

    record Reason(String name, String specialty, int minutes, BigDecimal price) {}

    /** Somebody's time, on a working day so many before or after today; all but the time are named. */
    record Appointment(
            @JsonProperty("working_day") int workingDay,
            String time,
            String patient,
            String operator,
            String chair,
            String reason,
            String state) {}

    record Campaign(
            String name,
            @JsonProperty("message_template") String messageTemplate,
            @JsonProperty("procedure_type") String procedureType,
            @JsonProperty("recall_interval_days") int recallIntervalDays,
            @JsonProperty("send_time") String sendTime,
            @JsonProperty("max_attempts") int maxAttempts) {}

    record Patient(
            @JsonProperty("first_name") String firstName,
            @JsonProperty("last_name") String lastName,
            String phone,
            String email,
            @JsonProperty("date_of_birth") String dateOfBirth,
            String gender) {}

    /** A treatment plan of the patient with that e-mail address; without a status it is active. */
    record Treatment(
            String patient,
            String title,
            @JsonProperty("estimated_total") BigDecimal estimatedTotal,
            String notes,
            String operator,
            String status,
            List<Step> steps) {}

    /** A step, done on the working day of the patient's {@code visit}, or standing as somebody says. */
    record Step(
            String procedure,
            BigDecimal cost,
            String tooth,
            String surface,
            String notes,
            Integer visit,
            String status) {}

    /** A payment plan of the patient with that e-mail address, for the treatment of that title if it names one. */
    record Plan(
            String patient,
            String treatment,
            String description,
            @JsonProperty("total_amount") BigDecimal totalAmount,
            @JsonProperty("reminder_day") Integer reminderDay,
            Instalments instalments,
            String notes,
            boolean cancelled,
            List<Payment> payments) {}

    /** Monthly ones, from a day so many months ago. */
    record Instalments(
            int count, @JsonProperty("months_ago") int monthsAgo, int day) {}

    /** A payment made on a day so many months ago; {@code voided} says why it was a mistake. */
    record Payment(
            @JsonProperty("months_ago") int monthsAgo,
            int day,
            BigDecimal amount,
            String method,
            String notes,
            String voided) {}
}
