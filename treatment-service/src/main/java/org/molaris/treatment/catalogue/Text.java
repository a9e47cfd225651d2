package org.molaris.treatment.catalogue;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Something to read between the spaces around it, so long at most, that the database can keep. */
@Constraint(validatedBy = Text.Validator.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, TYPE_USE})
public @interface Text {

    int max();

    String message() default "must be text of 1 to {max} characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts characters as PostgreSQL does. */
    class Validator implements ConstraintValidator<Text, String> {

        private int max;

        @Override
        public void initialize(Text text) {
            max = text.max();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || fits(text.strip());
        }

        private boolean fits(String text) {
            return !text.isEmpty()
                    && text.codePointCount(0, text.length()) <= max
                    && text.codePoints().allMatch(Validator::canBeKept);
        }

        private static boolean canBeKept(int character) {
            return character != 0 && Character.getType(character) != Character.SURROGATE;
        }
    }
}
