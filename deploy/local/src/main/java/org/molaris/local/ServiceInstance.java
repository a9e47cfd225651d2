package org.molaris.local;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of the processes of a service.
 *
 * @param nth from 1
 */
record ServiceInstance(SuiteService service, int nth) {

    /** Its part, its port and its log: {@code payment-service}, {@code payment-service-2}. */
    String name() {
        return nth == 1 ? service.name() : service.name() + "-" + nth;
    }

    static List<ServiceInstance> of(SuiteService service, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(nth -> new ServiceInstance(service, nth))
                .toList();
    }

    /** Those of one service among names of parts, in their order. */
    static List<String> of(SuiteService service, Iterable<String> names) {
        var instance = Pattern.compile(Pattern.quote(service.name()) + "(-\\d+)?");
        var found = new TreeMap<Integer, String>();
        for (var name : names) {
            var matcher = instance.matcher(name);
            if (matcher.matches()) {
                found.put(
                        matcher.group(1) == null
                                ? 1
                                : Integer.parseInt(matcher.group(1).substring(1)),
                        name);
            }
        }
        return List.copyOf(found.values());
    }
}
