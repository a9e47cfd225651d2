/** The nightly choice of whom each campaign calls back. */
package org.molaris.recall.night;
