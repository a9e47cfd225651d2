/** The practice itself: clinics, their settings, and their patients. Owns all of it; the others hear of it by events. */
package org.molaris.clinic;
