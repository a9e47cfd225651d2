package org.molaris.clinic.rest.form;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;

/** A moment that somebody can mean: {@link Instant} and PostgreSQL both go far beyond, each in its own way. */
@Constraint(validatedBy = ThisAge.Validator.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
public @interface ThisAge {

    String message() default "must be between the years 2000 and 2199";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares. */
    class Validator implements ConstraintValidator<ThisAge, Instant> {

        private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
        private static final Instant AFTER = Instant.parse("2200-01-01T00:00:00Z");

        @Override
        public boolean isValid(Instant moment, ConstraintValidatorContext context) {
            return moment == null || (!moment.isBefore(FIRST) && moment.isBefore(AFTER));
        }
    }
}
