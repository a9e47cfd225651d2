package org.molaris.events.payment;

/** Nothing is left to pay of a bill, or to pay back of a credit note. */
public record BillPaid(BillState bill) implements BillEvent {}
