/** The native API of clinics and patients: speaks HTTP and decides nothing. */
package org.molaris.clinic.rest;
