package org.molaris.recall.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message to be shown as a patient would read it. */
@Schema(examples = """
        {"message_template": "Hola {nombre}, tu última visita a {clinica} fue el {ultima_visita}.",
         "patient_id": "0190c5a0-0000-7000-8000-000000000001", "procedure_type": "limpieza dental"}""")
record NewPreview(
        @NotBlank @Size(max = 1024) String messageTemplate,
        @NotNull UUID patientId,
        @SomeWords @Size(max = 200) String procedureType) {}
