package org.molaris.clinic.alfadocs;

/** What an app said of its connection. */
record AlfaDocsAppStatus(String status) {}
