/**
 * The published language of the suite: what the services tell each other. Records and enums of the JDK alone, so that
 * anyone can read it; fields are only ever added.
 */
package org.molaris.events;
