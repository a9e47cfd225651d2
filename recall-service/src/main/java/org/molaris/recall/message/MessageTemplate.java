package org.molaris.recall.message;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The words of a campaign, taken apart once into text and {@link Variable variables}. */
public final class MessageTemplate {

    private final List<Part> parts;

    private MessageTemplate(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Takes a template apart.
     *
     * @throws InvalidTemplate with everything that is wrong with it
     */
    public static MessageTemplate parse(String template) {
        var parts = new ArrayList<Part>();
        var faults = new ArrayList<String>();
        int read = 0;
        while (read < template.length()) {
            int brace = nextBrace(template, read);
            parts.add(new Part(template.substring(read, brace), null));
            if (brace == template.length()) {
                break;
            }
            int end = nextBrace(template, brace + 1);
            if (template.charAt(brace) == '}') {
                faults.add("has a } that closes nothing");
                read = brace + 1;
            } else if (end == template.length() || template.charAt(end) == '{') {
                faults.add("has a { that is not closed: " + template.substring(brace, end));
                read = end;
            } else {
                var name = template.substring(brace + 1, end);
                Variable.named(name)
                        .ifPresentOrElse(
                                variable -> parts.add(new Part("", variable)),
                                () -> faults.add("has an unknown variable: {" + name + "}"));
                read = end + 1;
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidTemplate(faults);
        }
        return new MessageTemplate(parts);
    }

    /** The message as this patient reads it. */
    public String render(Addressee addressee) {
        return parts.stream()
                .map(part -> part.variable() == null ? part.text() : addressee.word(part.variable()))
                .collect(Collectors.joining());
    }

    /** What its variables say to this patient, in their order: the parameters of a template that WhatsApp holds. */
    public List<String> parameters(Addressee addressee) {
        return parts.stream()
                .filter(part -> part.variable() != null)
                .map(part -> addressee.word(part.variable()))
                .toList();
    }

    private static int nextBrace(String template, int from) {
        int at = from;
        while (at < template.length() && template.charAt(at) != '{' && template.charAt(at) != '}') {
            at++;
        }
        return at;
    }

    /** Text, or a variable. */
    private record Part(String text, Variable variable) {}
}
