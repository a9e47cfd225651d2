/** The native API of treatments: speaks HTTP and decides nothing. */
package org.molaris.treatment.rest;
