package org.molaris.gateway.docs;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * The OpenAPI documents of the services as one. The frame says what is common to all: title, tags and their groups,
 * security schemes, the door's own refusals. Where services mean different things by one name, each gets a name that
 * says whose it is; what comes out depends on what the services say, never on the order in which they said it.
 */
final class MergedDescription {

    private static final String GROUPS = "x-tagGroups";
    private static final String GROUP_OF_THE_REST = "More";

    private final ObjectNode merged;
    private final List<ServicePart> parts = new ArrayList<>();

    private MergedDescription(ObjectNode frame) {
        this.merged = frame.deepCopy();
    }

    /**
     * The one document.
     *
     * @param frame stays as it is
     * @param documents of the services, by their names; stay as they are
     * @param owns whether a service owns a path: all other paths are left out
     */
    static ObjectNode of(ObjectNode frame, Map<String, JsonNode> documents, BiPredicate<String, String> owns) {
        var description = new MergedDescription(frame);
        new TreeMap<>(documents).forEach((service, document) -> description.add(service, document, owns));
        description.nameApart();
        description.join();
        return description.merged;
    }

    private void add(String service, JsonNode document, BiPredicate<String, String> owns) {
        parts.add(ServicePart.of(
                service,
                document,
                path -> owns.test(service, path),
                reference -> !merged.at(reference.substring(1)).isMissingNode()));
    }

    private void nameApart() {
        for (var reference : meantDifferently()) {
            parts.stream().filter(part -> part.component(reference).isObject()).forEach(part -> part.rename(reference));
        }
        var ids = new HashMap<String, Set<ServicePart>>();
        parts.forEach(part -> part.forEachOperation((method, operation) ->
                ids.computeIfAbsent(idOf(operation), id -> new HashSet<>()).add(part)));
        parts.forEach(part -> part.forEachOperation((method, operation) -> {
            if (ids.get(idOf(operation)).size() > 1) {
                operation.put("operationId", part.ownNameFor("_" + idOf(operation)));
            }
        }));
    }

    private static String idOf(ObjectNode operation) {
        return operation.path("operationId").asText();
    }

    /** Names that stand for different things, in themselves or because of what they refer to in turn. */
    private Set<String> meantDifferently() {
        var shared = parts.stream()
                .flatMap(part -> part.components().stream())
                .filter(reference -> meaningsOf(reference).size() > 1)
                .collect(toCollection(TreeSet::new));
        var different = shared.stream()
                .filter(reference -> Set.copyOf(meaningsOf(reference)).size() > 1)
                .collect(toCollection(TreeSet::new));
        while (different.addAll(shared.stream()
                .filter(reference ->
                        References.in(meaningsOf(reference).get(0)).stream().anyMatch(different::contains))
                .toList())) {
            shared.removeAll(different);
        }
        return different;
    }

    private List<JsonNode> meaningsOf(String reference) {
        return parts.stream()
                .map(part -> part.component(reference))
                .filter(JsonNode::isObject)
                .toList();
    }

    private void join() {
        var paths = new TreeMap<String, JsonNode>();
        for (var part : parts) {
            part.forEachOperation(DoorTerms::addTo);
            part.paths().properties().forEach(path -> paths.put(path.getKey(), path.getValue()));
            part.components()
                    .forEach(reference -> merged.withObjectProperty("components")
                            .withObjectProperty(References.kindIn(reference))
                            .set(References.nameIn(reference), part.component(reference)));
        }
        var all = merged.putObject("paths");
        paths.forEach(all::set);
        joinTags();
    }

    /** Those in use, in the frame's order and as it describes them; what it does not know comes last. */
    private void joinTags() {
        var used = new TreeSet<String>();
        parts.forEach(part -> part.forEachOperation(
                (method, operation) -> operation.path("tags").forEach(tag -> used.add(tag.asText()))));
        var described = new TreeMap<String, JsonNode>();
        parts.forEach(part -> part.tags().forEach(tag -> described.put(nameOf(tag), tag)));
        var order = new ArrayList<String>();
        merged.path("tags").forEach(tag -> {
            order.add(nameOf(tag));
            described.put(nameOf(tag), tag);
        });
        order.retainAll(used);
        used.stream().filter(tag -> !order.contains(tag)).forEach(order::add);

        var tags = merged.putArray("tags");
        order.forEach(tag -> tags.add(
                described.containsKey(tag)
                        ? described.get(tag)
                        : tags.objectNode().put("name", tag)));
        joinGroups(order);
    }

    private void joinGroups(Collection<String> tags) {
        var wanted = merged.path(GROUPS);
        var groups = merged.putArray(GROUPS);
        var rest = new ArrayList<>(tags);
        wanted.forEach(group -> {
            var here = new ArrayList<String>();
            group.path("tags").forEach(tag -> here.add(tag.asText()));
            here.retainAll(tags);
            rest.removeAll(here);
            if (!here.isEmpty()) {
                here.forEach(groups.addObject().put("name", nameOf(group)).putArray("tags")::add);
            }
        });
        if (!rest.isEmpty()) {
            rest.forEach(groups.addObject().put("name", GROUP_OF_THE_REST).putArray("tags")::add);
        }
    }

    private static String nameOf(JsonNode named) {
        return named.path("name").asText();
    }
}
