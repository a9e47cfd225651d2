package org.molaris.clinic.agenda;

import jakarta.persistence.Converter;
import org.molaris.data.LowerCaseName;

/** A modality by the name that tables have for it. */
@Converter
class ModalityName extends LowerCaseName<Modality> {

    ModalityName() {
        super(Modality.class);
    }
}
