package org.molaris.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import org.openapitools.jackson.nullable.JsonNullable;

/** A merge patch (RFC 7396), a record of {@link JsonNullable} components, that must change something. */
@Constraint(validatedBy = AtLeastOneField.Validator.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AtLeastOneField {

    String message() default "must have at least one field";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks for one component that was sent. */
    class Validator implements ConstraintValidator<AtLeastOneField, Record> {

        @Override
        public boolean isValid(Record patch, ConstraintValidatorContext context) {
            return patch == null
                    || Arrays.stream(patch.getClass().getRecordComponents()).anyMatch(component -> {
                        try {
                            component.getAccessor().setAccessible(true);
                            return component.getAccessor().invoke(patch) instanceof JsonNullable<?> field
                                    && field.isPresent();
                        } catch (ReflectiveOperationException e) {
                            throw new IllegalStateException(e);
                        }
                    });
        }
    }
}
