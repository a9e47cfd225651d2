package org.molaris.clinic.rest.agenda;

class SlotsTest {}
