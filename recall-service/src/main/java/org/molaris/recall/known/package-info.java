/** Copies of what other services own: fed by events, asked for once when an event is still on its way. */
package org.molaris.recall.known;
