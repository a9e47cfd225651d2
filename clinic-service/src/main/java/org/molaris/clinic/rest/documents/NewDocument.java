package org.molaris.clinic.rest.documents;

import jakarta.validation.constraints.NotNull;
import org.molaris.clinic.document.DocumentType;
import org.molaris.clinic.document.StoreDocument;
import org.molaris.clinic.document.Upload;
import org.molaris.clinic.rest.form.FileName;
import org.molaris.clinic.rest.form.Text;
import org.molaris.web.LongBody;

/**
 * A file to be kept, from a form or from JSON.
 *
 * @param fileName what a form calls the file; null when it does not
 * @param declaredType what a form takes the file for; null when it does not
 */
@LongBody
record NewDocument(
        @NotNull DocumentType type,
        @NotNull @FileName String name,
        @Text(max = 200) String folderName,
        String fileName,
        String declaredType,
        Upload content) {

    StoreDocument.Command toCommand() {
        var folder = folderName == null || folderName.isBlank() ? null : folderName.strip();
        return new StoreDocument.Command(type, name.strip(), folder, fileName, declaredType, content);
    }
}
