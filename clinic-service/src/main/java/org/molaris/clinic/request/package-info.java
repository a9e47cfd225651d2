/** What patients ask for by message, done as reception would. */
package org.molaris.clinic.request;
