/**
 * Patients, whose owner is this service. What is clinical or private stays here: the others are told how to name and to
 * reach a patient, and no more.
 */
package org.molaris.clinic.patient;
