/**
 * The practice itself: clinics, their settings, patients, agenda, staff and rooms, documents and API keys. Owns all of it; the
 * others hear of it by events.
 */
package org.molaris.clinic;
