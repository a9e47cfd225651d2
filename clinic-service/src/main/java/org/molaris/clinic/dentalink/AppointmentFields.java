package org.molaris.clinic.dentalink;

import org.molaris.clinic.agenda.AppointmentField;
import org.molaris.dentalink.Fields;

/** What appointments may be asked for in {@code q}. */
final class AppointmentFields {

    static final Fields<AppointmentField> ALL = Fields.<AppointmentField>none()
            .with("id", Fields.Type.NUMBER, AppointmentField.NUMBER)
            .with("fecha", Fields.Type.DAY, AppointmentField.DAY)
            .with("hora_inicio", Fields.Type.TIME, AppointmentField.TIME)
            .with("duracion", Fields.Type.NUMBER, AppointmentField.MINUTES)
            .with("id_sucursal", Fields.Type.NUMBER, AppointmentField.BRANCH)
            .with("id_sillon", Fields.Type.NUMBER, AppointmentField.CHAIR)
            .with("id_dentista", Fields.Type.NUMBER, AppointmentField.OPERATOR)
            .with("id_paciente", Fields.Type.NUMBER, AppointmentField.PATIENT)
            .with("id_tratamiento", Fields.Type.NUMBER, AppointmentField.TREATMENT_PLAN)
            .with("tratamiento_sin_asignar", Fields.Type.BIT, AppointmentField.WITHOUT_TREATMENT_PLAN)
            .with("id_estado", Fields.Type.NUMBER, AppointmentField.STATE)
            .with("estado_cita", Fields.Type.TEXT, AppointmentField.STATE_NAME)
            .with("estado_anulacion", Fields.Type.BIT, AppointmentField.CANCELLED)
            .with("estado_confirmacion", Fields.Type.BIT, AppointmentField.CONFIRMED)
            .with("comentarios", Fields.Type.TEXT, AppointmentField.DESCRIPTION)
            .with("fecha_actualizacion", Fields.Type.MOMENT, AppointmentField.STATE_CHANGED_AT);

    private AppointmentFields() {}
}
