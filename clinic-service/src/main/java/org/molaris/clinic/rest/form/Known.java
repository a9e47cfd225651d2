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
import java.time.ZoneId;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.stream.Collectors;

/** A name that a public registry has. */
@Constraint(validatedBy = Known.Validator.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
public @interface Known {

    As value();

    String message() default "is not known";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Which registry. */
    enum As {
        TIME_ZONE("must be an IANA time zone, such as America/El_Salvador"),
        COUNTRY("must be an ISO 3166-1 country of two letters, such as SV"),
        CURRENCY("must be an ISO 4217 currency, such as USD"),
        LANGUAGE("must be a BCP 47 language, such as es or pt-BR");

        /** Names of the JDK alone, which PostgreSQL would not understand. */
        private static final String PRIVATE = "SystemV/";

        private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

        private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toUnmodifiableSet());

        /** RFC 5646, 4.4.1: room for every tag that means something. */
        private static final int LONGEST_LANGUAGE = 35;

        private final String otherwise;

        As(String otherwise) {
            this.otherwise = otherwise;
        }

        private boolean has(String name) {
            return switch (this) {
                case TIME_ZONE -> isTimeZone(name);
                case COUNTRY -> COUNTRIES.contains(name);
                case CURRENCY -> CURRENCIES.contains(name);
                case LANGUAGE -> isLanguage(name);
            };
        }

        private static boolean isTimeZone(String name) {
            return ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith(PRIVATE);
        }

        private static boolean isLanguage(String name) {
            try {
                var language = new Locale.Builder().setLanguageTag(name).build();
                return name.length() <= LONGEST_LANGUAGE
                        && !language.getISO3Language().isEmpty();
            } catch (IllformedLocaleException | MissingResourceException e) {
                return false;
            }
        }
    }

    /** Asks the registry. */
    class Validator implements ConstraintValidator<Known, String> {

        private As registry;

        @Override
        public void initialize(Known known) {
            registry = known.value();
        }

        @Override
        public boolean isValid(String name, ConstraintValidatorContext context) {
            if (name == null || registry.has(name)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(registry.otherwise).addConstraintViolation();
            return false;
        }
    }
}
