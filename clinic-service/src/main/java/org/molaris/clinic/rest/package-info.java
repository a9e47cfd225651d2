/** The native API: speaks HTTP and decides nothing. Clinics and patients are here, each other feature in a package of its own. */
package org.molaris.clinic.rest;
