package org.molaris.suite;

import java.util.UUID;

/** A load in a process of its own, so that it can be killed as such: gateway, plan; the token in the environment. */
final class LoadGenerator {

    private LoadGenerator() {}

    public static void main(String[] args) {
        try (var load = new Load(new Api(args[0], System.getenv("TOKEN")), UUID.fromString(args[1]), 16)) {
            load.goOn(); // until it is killed
        }
    }
}
