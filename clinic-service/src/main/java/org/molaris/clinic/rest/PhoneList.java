package org.molaris.clinic.rest;

import java.util.List;
import org.molaris.clinic.patient.PatientPhone;

/** All phones of a patient, the one to be tried first first. */
record PhoneList(List<PatientPhone> phones) {}
