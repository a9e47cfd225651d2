package org.molaris.clinic.rest.form;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For each five minutes of a visit an X where somebody is needed, and a stroke where not. */
@Pattern(regexp = "[X/]{1,312}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
public @interface TimePattern {

    String message() default "must be of X and /, one for each five minutes, such as /XX/";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
