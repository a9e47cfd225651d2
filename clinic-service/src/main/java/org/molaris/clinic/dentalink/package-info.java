/** Dentalink's words for what clinic-service keeps. Speaks HTTP and decides nothing. */
package org.molaris.clinic.dentalink;
