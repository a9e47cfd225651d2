package org.molaris.clinic.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The value that a custom field is to have.
 *
 * @param technicalName with an underscore before it or without
 * @param value null for none
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AlfaDocsCustomFieldValue(String technicalName, String value) {}
