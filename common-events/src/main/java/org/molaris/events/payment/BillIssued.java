package org.molaris.events.payment;

/** A bill, a credit note or a proforma was issued. */
public record BillIssued(BillState bill) implements BillEvent {}
