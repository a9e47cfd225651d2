package org.molaris.clinic.alfadocs;

import java.util.Map;
import org.molaris.clinic.document.DocumentType;
import org.molaris.clinic.document.FileNames;
import org.molaris.clinic.document.StoreDocument;
import org.molaris.clinic.document.Upload;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;
import org.molaris.web.LongBody;

/** A file to be kept, with its place in one of the patient's folders. */
@LongBody
record AlfaDocsNewDocument(DocumentType type, String name, String folderName, Upload content) {

    static final String TYPE = "type";
    static final String NAME = "name";
    static final String FOLDER_NAME = "folderName";

    private static final int FOLDER = 200;

    /** @param texts what is said of it */
    static AlfaDocsNewDocument of(Map<String, String> texts, Upload content) {
        var name = text(NAME, texts, FileNames.LONGEST);
        if (!FileNames.isOne(name)) {
            throw DialectRefused.badRequest("name must be the name of a file without a path.");
        }
        return new AlfaDocsNewDocument(
                Values.oneOf(TYPE, text(TYPE, texts, FileNames.LONGEST), AlfaDocsDocument.TYPES),
                name,
                text(FOLDER_NAME, texts, FOLDER),
                content);
    }

    private static String text(String name, Map<String, String> texts, int most) {
        return Values.required(name, Parameters.orNull(Values.text(name, texts.get(name), most)))
                .strip();
    }

    StoreDocument.Command toCommand() {
        return new StoreDocument.Command(type, name, folderName, null, null, content);
    }
}
