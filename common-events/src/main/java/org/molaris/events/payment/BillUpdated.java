package org.molaris.events.payment;

/** A bill was taken back in part, is due on other days, is another patient's, or is no longer paid. */
public record BillUpdated(BillState bill) implements BillEvent {}
