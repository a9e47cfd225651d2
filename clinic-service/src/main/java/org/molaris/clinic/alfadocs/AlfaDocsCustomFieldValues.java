package org.molaris.clinic.alfadocs;

import java.util.List;

/** The values that a patient's custom fields are to have, as they are sent. */
record AlfaDocsCustomFieldValues(List<AlfaDocsCustomFieldValue> data) {}
