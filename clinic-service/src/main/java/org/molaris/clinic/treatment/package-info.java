/**
 * What visits are for: treatment-service, which owns the plans, is asked which one, before anything is booked. Here is kept
 * by which number each is known.
 */
package org.molaris.clinic.treatment;
