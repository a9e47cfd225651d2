/** WhatsApp's Cloud API: how messages are handed in, and what comes back. */
package org.molaris.recall.whatsapp;
