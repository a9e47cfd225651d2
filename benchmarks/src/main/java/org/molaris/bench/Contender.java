package org.molaris.bench;

/**
 * Who does the work.
 *
 * @param relaying whether the relay hands the events to Kafka meanwhile; else they wait for the end of the cell
 */
record Contender(String name, boolean relaying, Load load) {

    static final String PGBENCH = "pgbench";
    static final String SERVICE = "service";
    static final String SERVICE_RELAYING = "service, relay on";
    static final String GATEWAY = "gateway";
}
