package org.molaris.treatment.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.plan.PlanCopy;

/** The frozen copies of a treatment plan. */
@Schema(examples = """
        {"copies": [
          {"id": "0190c5a0-0000-7000-8000-00000000000e", "number": 18, "title": "Ortodoncia completa", "type": "insurance",
           "saved_on": "2026-01-20", "signature_text": "Ana García",
           "signature": "Digitally Signed by Sonrisa App Date Signed: 01/20/2026 10:29:50 AM",
           "signed_at": "2026-01-20T16:29:50Z", "practice_signature_text": null, "practice_signature": null,
           "practice_signed_at": null, "document_id": "0190c5a0-0000-7000-8000-00000000000f",
           "created_at": "2026-01-20T16:20:00Z"}]}""")
record PlanCopiesView(List<PlanCopy> copies) {}
