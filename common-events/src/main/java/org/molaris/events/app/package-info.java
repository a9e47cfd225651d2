/** What is said about the programs that have connected themselves to a clinic. */
package org.molaris.events.app;
