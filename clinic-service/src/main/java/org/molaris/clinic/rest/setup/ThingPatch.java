package org.molaris.clinic.rest.setup;

import org.molaris.clinic.setup.Details;

/** What to change about something. */
interface ThingPatch<T extends Details> {

    T onto(T details);
}
