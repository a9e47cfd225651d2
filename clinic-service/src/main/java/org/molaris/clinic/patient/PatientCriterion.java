package org.molaris.clinic.patient;

/** What may be asked of patients; the function of the schema knows each by its name in lower case. */
public enum PatientCriterion {
    LAST_NAME,
    FIRST_NAME,
    CHART_NUMBER,
    SSN,
    FISCAL_CODE,
    EMAIL,
    /** All of it, in any case. */
    EMAIL_IS,
    /** Some of its digits, in their order. */
    PHONE,
    /** E.164. */
    PHONE_IS,
    /** The country's code and whatever may follow it. */
    PHONE_BEGINS,
    PHONE_ENDS,
    ADDRESS,
    CITY,
    PROVINCE,
    COUNTRY,
    BORN_ON,
    /** {@code never}: the date of birth is not known. */
    BORN,
    /** By the clinic's clock. */
    CHANGED_SINCE,
    /** A number; 0 for none. */
    OPERATOR,
    /** Numbers; 0 for none. */
    BRANCHES,
    BRANCH_NAME,
    /** A number: who pays for them, or they themselves. */
    GUARANTOR,
    /** Only those who pay for themselves. */
    GUARANTORS,
    /** Not put away. */
    IN_USE,
    ARCHIVED,
    /** Of those who are not archived. */
    STATUS,
    NOT_INACTIVE,
    /** Nor deceased. */
    NOT_ARCHIVED,
    GENDER,
    MARITAL_STATUS,
    /** Text is looked for anywhere, and not only at the beginning. */
    ANYWHERE
}
