package org.molaris.clinic.document;

import jakarta.persistence.Converter;
import org.molaris.data.LowerCaseName;

/** A type of document by the name that tables have for it. */
@Converter
class DocumentTypeName extends LowerCaseName<DocumentType> {

    DocumentTypeName() {
        super(DocumentType.class);
    }
}
