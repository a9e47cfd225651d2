/** What is said about treatments. */
package org.molaris.events.treatment;
