package org.molaris.payment.opendental;

import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;

/** Fields for which there is no place here: their default may be sent, and nothing else. */
final class Unsupported {

    private Unsupported() {}

    static void number(Body body, String name) {
        var sent = body.number(name);
        refuse(name, sent != null && sent != 0);
    }

    static void money(Body body, String name) {
        var sent = body.money(name);
        refuse(name, sent != null && sent.signum() != 0);
    }

    static void list(Body body, String name) {
        var sent = body.numbers(name);
        refuse(name, sent != null && !sent.isEmpty());
    }

    static void refuse(String name, boolean sent) {
        if (sent) {
            throw DialectRefused.notSupported(name);
        }
    }
}
