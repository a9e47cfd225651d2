package org.molaris.clinic.setup;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.molaris.clinic.setup.SetupRefused.Reason;
import org.molaris.data.SqlFailure;
import org.molaris.events.Change;
import org.molaris.events.MolarisEvent;
import org.molaris.events.agenda.AppointmentStateChanged;
import org.molaris.events.agenda.AppointmentStateName;
import org.molaris.events.agenda.BlockChanged;
import org.molaris.events.agenda.BlockState;
import org.molaris.events.agenda.BookingReasonChanged;
import org.molaris.events.agenda.BookingReasonState;
import org.molaris.events.agenda.BranchChanged;
import org.molaris.events.agenda.BranchState;
import org.molaris.events.agenda.ChairChanged;
import org.molaris.events.agenda.ChairState;
import org.molaris.events.agenda.ColorChanged;
import org.molaris.events.agenda.ColorState;
import org.molaris.events.agenda.DefinitionChanged;
import org.molaris.events.agenda.DefinitionState;
import org.molaris.events.agenda.OpeningHoursChanged;
import org.molaris.events.agenda.OpeningHoursState;
import org.molaris.events.agenda.OperatorChanged;
import org.molaris.events.agenda.OperatorState;
import org.molaris.events.agenda.SpecialtyChanged;
import org.molaris.events.agenda.SpecialtyState;
import org.molaris.events.patient.CustomFieldChanged;
import org.molaris.events.patient.CustomFieldState;

/**
 * A kind of thing that a clinic keeps: its table, what is written down of one, how the others hear of it, and its own
 * rules. In the SQL of a rule {@code it} is the row in question.
 */
public final class Kind<T extends Details> {

    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private static final String AHEAD = " and a.starts_at > now() and a.state not in ('absent', 'cancelled'))";

    public static final Kind<Branch> BRANCH = new Kind<>("branch", Branch.class, BranchState.class, BranchChanged::new);

    public static final Kind<Specialty> SPECIALTY =
            new Kind<>("specialty", Specialty.class, SpecialtyState.class, SpecialtyChanged::new);

    public static final Kind<Operator> OPERATOR = new Kind<>(
                    "operator", Operator.class, OperatorState.class, OperatorChanged::new)
            .staysIf(
                    "exists (select from appointment a where it.id in (a.operator_id, a.assistant_id)" + AHEAD,
                    Reason.IN_USE);

    public static final Kind<Chair> CHAIR = new Kind<>("chair", Chair.class, ChairState.class, ChairChanged::new)
            .numberedByTheClinic()
            .computes("overbooking")
            .staysIf("it.overbooking", Reason.RESERVED)
            .staysIf("exists (select from appointment a where it.id = a.chair_id" + AHEAD, Reason.IN_USE);

    public static final Kind<Color> COLOR =
            new Kind<>("color", Color.class, ColorState.class, ColorChanged::new).computes("text_color");

    public static final Kind<Definition> DEFINITION =
            new Kind<>("definition", Definition.class, DefinitionState.class, DefinitionChanged::new).fixes("category");

    public static final Kind<BookingReason> BOOKING_REASON =
            new Kind<>("booking_reason", BookingReason.class, BookingReasonState.class, BookingReasonChanged::new);

    public static final Kind<StateName> APPOINTMENT_STATE = new Kind<>(
                    "appointment_state", StateName.class, AppointmentStateName.class, AppointmentStateChanged::new)
            .numberedByTheClinic()
            .fixes("reserved")
            .staysIf("it.reserved", Reason.RESERVED)
            .changesOnlyIf((before, wanted) -> wanted.keepsItsMeaning(before));

    public static final Kind<OpeningHours> OPENING_HOURS = new Kind<>(
                    "opening_hours", OpeningHours.class, OpeningHoursState.class, OpeningHoursChanged::new)
            .cannotBeIf("""
                    exists (select from opening_hours other
                             where other.id <> it.id and other.deleted_at is null and other.weekday = it.weekday
                               and other.operator_id is not distinct from it.operator_id
                               and other.branch_id is not distinct from it.branch_id
                               and other.opens_at < it.closes_at and it.opens_at < other.closes_at)""", Reason.HOURS_OVERLAP);

    public static final Kind<Block> BLOCK = new Kind<>("block", Block.class, BlockState.class, BlockChanged::new);

    public static final Kind<CustomField> CUSTOM_FIELD = new Kind<>(
                    "custom_field", CustomField.class, CustomFieldState.class, CustomFieldChanged::new)
            .fixes("object_type", "technical_name", "type")
            .namedOnce("custom_field_name");

    private final String table;
    private final Class<T> details;
    private final Announcement announcement;
    private final Set<String> computed = new HashSet<>();
    private final Set<String> fixed = new HashSet<>();
    private final List<Rule> rulesOfBeing = new ArrayList<>();
    private final List<Rule> rulesOfGoing = new ArrayList<>();
    private BiPredicate<T, T> mayChange = (before, wanted) -> true;
    private String nameConstraint;
    private boolean numberedByTheClinic;

    private <S> Kind(String table, Class<T> details, Class<S> state, BiFunction<Change, S, MolarisEvent> event) {
        this.table = table;
        this.details = details;
        this.announcement = (change, row) -> event.apply(change, row.as(state));
    }

    /** The name of such a thing: {@code booking_reason}. */
    public String name() {
        return table;
    }

    Class<T> details() {
        return details;
    }

    MolarisEvent event(Change change, KeptRow row) {
        return announcement.of(change, row);
    }

    /** The columns that are written when there is a new one, in this order. */
    List<String> columns() {
        return Arrays.stream(details.getRecordComponents())
                .map(component -> SNAKE_CASE.translate(component.getName()))
                .filter(column -> !computed.contains(column))
                .toList();
    }

    /** Those of them that a change writes. */
    List<String> changeableColumns() {
        return columns().stream().filter(column -> !fixed.contains(column)).toList();
    }

    boolean isNumberedByTheClinic() {
        return numberedByTheClinic;
    }

    /** What cannot be, once it is written. */
    List<Rule> rulesOfBeing() {
        return rulesOfBeing;
    }

    /** What cannot be deleted. */
    List<Rule> rulesOfGoing() {
        return rulesOfGoing;
    }

    boolean mayChange(T before, T wanted) {
        return mayChange.test(before, wanted);
    }

    boolean isNameTaken(Throwable failure) {
        return nameConstraint != null && SqlFailure.duplicates(failure, nameConstraint);
    }

    private Kind<T> numberedByTheClinic() {
        numberedByTheClinic = true;
        return this;
    }

    private Kind<T> computes(String... columns) {
        computed.addAll(List.of(columns));
        return this;
    }

    private Kind<T> fixes(String... columns) {
        fixed.addAll(List.of(columns));
        return this;
    }

    private Kind<T> cannotBeIf(String condition, Reason reason) {
        rulesOfBeing.add(new Rule(condition, reason));
        return this;
    }

    private Kind<T> staysIf(String condition, Reason reason) {
        rulesOfGoing.add(new Rule(condition, reason));
        return this;
    }

    private Kind<T> changesOnlyIf(BiPredicate<T, T> beforeAndWanted) {
        mayChange = beforeAndWanted;
        return this;
    }

    private Kind<T> namedOnce(String constraint) {
        nameConstraint = constraint;
        return this;
    }

    /** A row that meets the condition is refused. */
    record Rule(String condition, Reason reason) {}

    private interface Announcement {
        MolarisEvent of(Change change, KeptRow row);
    }
}
