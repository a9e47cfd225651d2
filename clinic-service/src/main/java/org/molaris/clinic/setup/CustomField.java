package org.molaris.clinic.setup;

import java.util.List;
import org.molaris.clinic.setup.SetupRefused.Reason;

/**
 * A field that a clinic adds to the records of one type. Its technical name and its type stay, since records have values.
 *
 * @param technicalName what programs call it
 * @param label what people call it
 * @param choices what it may be, if it is a choice; none otherwise
 */
public record CustomField(
        RecordType objectType, String technicalName, String label, FieldType type, List<String> choices, int sequence)
        implements Details {

    public CustomField {
        label = Tidy.name("label", label);
        choices = Tidy.list(Tidy.list(choices).stream()
                .map(choice -> Tidy.name("choices", choice))
                .toList());
        if (choices.isEmpty() == (type == FieldType.CHOICE)) {
            throw new SetupRefused(choices.isEmpty() ? Reason.NO_CHOICES : Reason.NO_CHOICE, "choices");
        }
    }
}
