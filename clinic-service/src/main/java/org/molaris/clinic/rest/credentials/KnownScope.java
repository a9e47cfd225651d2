package org.molaris.clinic.rest.credentials;

import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.molaris.auth.Scopes;
import org.molaris.opendental.Permission;

/** A scope that means something to a service. */
@Constraint(validatedBy = KnownScope.Validator.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(TYPE_USE)
@interface KnownScope {

    String message() default "must be dental:read, dental:write or a permission such as opendental:Appointments";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Those of the native API, and Open Dental's permissions. */
    class Validator implements ConstraintValidator<KnownScope, String> {

        private static final Set<String> KNOWN = Stream.concat(
                        Stream.of(Scopes.READ, Scopes.WRITE),
                        Arrays.stream(Permission.values()).map(Permission::scope))
                .collect(Collectors.toUnmodifiableSet());

        @Override
        public boolean isValid(String scope, ConstraintValidatorContext context) {
            return scope == null || KNOWN.contains(scope);
        }
    }
}
