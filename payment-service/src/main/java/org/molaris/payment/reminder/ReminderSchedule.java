package org.molaris.payment.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.molaris.payment.reminder.Reminder.Kind;

/** When patients are reminded, by the clocks of their clinic. */
final class ReminderSchedule {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** Every month has it: no plan's day is later. */
    private static final int LAST_DAY = 28;

    private ReminderSchedule() {}

    /** Those whose moment has come and is not past for too long. */
    static List<Reminder> due(Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var moment = moment(today, MORNING, zone);
        return Stream.of(Kind.values())
                .map(kind -> new Reminder(kind, kind.dueOn(today), moment))
                .filter(reminder -> reminder.dueOn().getDayOfMonth() <= LAST_DAY)
                .filter(reminder -> !now.isBefore(reminder.at()) && now.isBefore(reminder.expiresAt()))
                .toList();
    }

    /** A time that the clocks skip is as much later as they go forward; of one that they show twice it is the first. */
    static Instant moment(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
