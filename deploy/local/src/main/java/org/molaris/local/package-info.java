/** The suite on one machine: embedded PostgreSQL and Kafka, the services as processes, one command over them. */
package org.molaris.local;
