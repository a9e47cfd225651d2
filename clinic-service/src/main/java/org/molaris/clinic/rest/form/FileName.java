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
import org.molaris.clinic.document.FileNames;

/** A name that any system can give to a file, without a path, and that reads from left to right as it is written. */
@Text(max = FileNames.LONGEST)
@Pattern(regexp = FileNames.FORM)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
public @interface FileName {

    String message() default "must be the name of a file without a path, of at most 255 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
