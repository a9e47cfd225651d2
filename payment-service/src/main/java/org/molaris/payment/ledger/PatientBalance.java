package org.molaris.payment.ledger;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What a patient owes.
 *
 * @param balance what is left on the patient's own open plans
 * @param familyBalance that of everybody for whom the patient pays, the patient among them; 0.00 when somebody else pays
 */
public record PatientBalance(UUID patientId, BigDecimal balance, BigDecimal familyBalance) {}
