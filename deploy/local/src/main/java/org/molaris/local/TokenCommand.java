package org.molaris.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code ./molaris token}: prints a token and nothing else. */
@Command(name = "token", description = "Print a token for the gateway.")
final class TokenCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final List<String> ROLES =
            List.of("owner", "dentist", "receptionist", "viewer", Access.PLATFORM_ADMIN);

    @Mixin
    private OnData on;

    @Option(
            names = "--clinic",
            paramLabel = "SLUG",
            defaultValue = "demo",
            description = "Of which clinic (${DEFAULT-VALUE}).")
    private String clinic;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "owner",
            description = "owner, dentist, receptionist, viewer or platform-admin (${DEFAULT-VALUE}).")
    private String role;

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            defaultValue = "1h",
            converter = Span.class,
            description = "How long it is good for, such as 90s, 30m, 1h, at most 24h (${DEFAULT-VALUE}).")
    private Duration timeToLive;

    @Override
    public Integer call() {
        if (!ROLES.contains(role)) {
            throw new LaunchException(
                    "There is no role named %s; there are %s.".formatted(role, String.join(", ", ROLES)));
        }
        if (timeToLive.compareTo(LONGEST) > 0) {
            throw new LaunchException("A token is good for at most %d hours.".formatted(LONGEST.toHours()));
        }
        System.out.println(RunningSuite.on(on.folder()).access().token(clinic, role, timeToLive));
        return 0;
    }

    /** Reads {@code 90s}, {@code 30m}, {@code 1h}, {@code 1d}. */
    static final class Span implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            if (!text.matches("[1-9]\\d{0,6}[smhd]")) {
                throw new TypeConversionException("'%s' is not a time such as 90s, 30m or 1h".formatted(text));
            }
            long number = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 's' -> Duration.ofSeconds(number);
                case 'm' -> Duration.ofMinutes(number);
                case 'h' -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
    }
}
