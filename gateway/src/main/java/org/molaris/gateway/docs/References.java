package org.molaris.gateway.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.TreeSet;

/** Where an OpenAPI document points to its components: {@code $ref}, and the mappings of discriminators. */
final class References {

    static final String COMPONENTS = "#/components/";

    private References() {}

    /** All that stand anywhere in it. */
    static Set<String> in(JsonNode tree) {
        var found = new TreeSet<String>();
        collect(tree, found);
        return found;
    }

    private static void collect(JsonNode tree, Set<String> found) {
        if (isOne(tree)) {
            found.add(tree.textValue());
        }
        tree.forEach(child -> collect(child, found));
    }

    /** Points somewhere else wherever it pointed there. */
    static void redirect(JsonNode tree, String from, String to) {
        if (tree instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(field -> isOne(field.getValue())
                            && field.getValue().textValue().equals(from))
                    .forEach(field -> field.setValue(TextNode.valueOf(to)));
        } else if (tree instanceof ArrayNode array) {
            for (int at = 0; at < array.size(); at++) {
                if (isOne(array.get(at)) && array.get(at).textValue().equals(from)) {
                    array.set(at, to);
                }
            }
        }
        tree.forEach(child -> redirect(child, from, to));
    }

    private static boolean isOne(JsonNode value) {
        return value.isTextual() && value.textValue().startsWith(COMPONENTS);
    }

    /** {@code #/components/schemas/Plan} is of the kind {@code schemas}. */
    static String kindIn(String reference) {
        return reference.substring(COMPONENTS.length(), reference.lastIndexOf('/'));
    }

    /** {@code #/components/schemas/Plan} is named {@code Plan}. */
    static String nameIn(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    static String to(String kind, String name) {
        return COMPONENTS + kind + '/' + name;
    }
}
