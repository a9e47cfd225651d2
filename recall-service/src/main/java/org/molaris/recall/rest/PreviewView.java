package org.molaris.recall.rest;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.recall.campaign.PreviewMessage.Preview;

/**
 * What a patient would read.
 *
 * @param lastVisitOn null when no visit is known: then today stands in for it
 */
@Schema(examples = """
        {"text": "Hola Ana, tu última visita a Sonrisa fue el 20 de noviembre de 2025.",
         "parameters": ["Ana", "Sonrisa", "20 de noviembre de 2025"], "last_visit_on": "2025-11-20"}""")
record PreviewView(String text, List<String> parameters, LocalDate lastVisitOn) {

    static PreviewView of(Preview preview) {
        return new PreviewView(preview.text(), preview.parameters(), preview.lastVisitOn());
    }
}
