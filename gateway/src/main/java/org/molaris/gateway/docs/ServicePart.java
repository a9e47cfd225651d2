package org.molaris.gateway.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** What one service contributes: its paths behind the door, the components that they need, its tags. */
final class ServicePart {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final String prefix;
    private final ObjectNode tree;

    private ServicePart(String service, ObjectNode tree) {
        this.prefix = prefixOf(service);
        this.tree = tree;
    }

    /**
     * The part of a service.
     *
     * @param document as the service describes itself; stays as it is
     * @param isOurs whether a path leads to this service
     * @param isCommon whether a component is described for all services alike
     */
    static ServicePart of(String service, JsonNode document, Predicate<String> isOurs, Predicate<String> isCommon) {
        var tree = ((ObjectNode) document).objectNode();
        var paths = tree.putObject("paths");
        document.path("paths").properties().stream()
                .filter(path -> isOurs.test(path.getKey()))
                .forEach(path -> paths.set(path.getKey(), path.getValue().deepCopy()));
        var components = tree.putObject("components");
        var wanted = new ArrayDeque<>(References.in(paths));
        while (!wanted.isEmpty()) {
            var reference = wanted.remove();
            var component = document.at(reference.substring(1));
            if (component.isObject()
                    && !isCommon.test(reference)
                    && tree.at(reference.substring(1)).isMissingNode()) {
                components
                        .withObjectProperty(References.kindIn(reference))
                        .set(References.nameIn(reference), component.deepCopy());
                wanted.addAll(References.in(component));
            }
        }
        tree.set("tags", document.path("tags").deepCopy());
        return new ServicePart(service, tree);
    }

    JsonNode paths() {
        return tree.path("paths");
    }

    JsonNode tags() {
        return tree.path("tags");
    }

    /** References to all of its components. */
    Set<String> components() {
        var all = new TreeSet<String>();
        tree.path("components")
                .properties()
                .forEach(kind -> kind.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> all.add(References.to(kind.getKey(), name))));
        return all;
    }

    /** Missing where this part has none. */
    JsonNode component(String reference) {
        return tree.at(reference.substring(1));
    }

    /** Visits each operation with its method. */
    void forEachOperation(BiConsumer<String, ObjectNode> visitor) {
        paths().forEach(item -> item.properties().stream()
                .filter(each -> METHODS.contains(each.getKey()))
                .forEach(each -> visitor.accept(each.getKey(), (ObjectNode) each.getValue())));
    }

    /** Gives what another service means differently a name of its own. */
    void rename(String reference) {
        var kind = (ObjectNode) tree.path("components").path(References.kindIn(reference));
        var component = kind.remove(References.nameIn(reference));
        var name = ownNameFor(References.nameIn(reference));
        kind.set(name, component);
        References.redirect(tree, reference, References.to(References.kindIn(reference), name));
    }

    /** {@code Status} of payment-service is {@code PaymentStatus}. */
    String ownNameFor(String name) {
        return prefix + name;
    }

    private static String prefixOf(String service) {
        var words = new StringBuilder();
        for (var word : service.replace("-service", "").split("-", -1)) {
            words.append(word.substring(0, 1).toUpperCase(java.util.Locale.ROOT))
                    .append(word, 1, word.length());
        }
        return words.toString();
    }
}
