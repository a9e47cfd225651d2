package org.molaris.clinic.opendental;

import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.clinic.patient.PatientCriterion;
import org.molaris.clinic.patient.PatientSelection;

/** What {@code patients/Simple} is asked for. Names are looked for anywhere in names. */
public class SimpleQuery {

    @RestQuery("LName")
    String lastName;

    @RestQuery("FName")
    String firstName;

    @RestQuery("Birthdate")
    String birthdate;

    @RestQuery("ClinicNum")
    String clinicNum;

    @RestQuery("PatStatus")
    String patStatus;

    @RestQuery("DateTStamp")
    String dateTimeStamp;

    @RestQuery("PriProv")
    String priProv;

    @RestQuery("Gender")
    String gender;

    @RestQuery("Position")
    String position;

    @RestQuery("Guarantor")
    String guarantor;

    @RestQuery("SuperFamily")
    String superFamily;

    @RestQuery("EmployerNum")
    String employerNum;

    PatientSelection selection() {
        Sent.mustAskNothing("SuperFamily", superFamily);
        Sent.mustAskNothing("EmployerNum", employerNum);
        return new Selecting()
                .text(PatientCriterion.LAST_NAME, "LName", lastName)
                .text(PatientCriterion.FIRST_NAME, "FName", firstName)
                .birthdate("Birthdate", birthdate)
                .branches("ClinicNum", clinicNum)
                .status("PatStatus", patStatus)
                .changedSince("DateTStamp", dateTimeStamp)
                .number(PatientCriterion.OPERATOR, "PriProv", priProv)
                .known(PatientCriterion.GENDER, "Gender", gender, Words.GENDER)
                .oneOf(PatientCriterion.MARITAL_STATUS, "Position", position, Words.POSITION)
                .number(PatientCriterion.GUARANTOR, "Guarantor", guarantor)
                .selection()
                .with(PatientCriterion.ANYWHERE);
    }
}
