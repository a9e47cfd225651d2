/** Connections before they are requests: how they are read, how slow they may be, and when no more are taken. */
package org.molaris.gateway.wire;
