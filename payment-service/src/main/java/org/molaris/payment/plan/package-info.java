/**
 * A payment plan and its payments. The rules of money are in the statements of {@code RecordPayment} and {@code
 * VoidPayment} and in the constraints of {@code V001__payment_plans.sql}, and nowhere else.
 */
package org.molaris.payment.plan;
