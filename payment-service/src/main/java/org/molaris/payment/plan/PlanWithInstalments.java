package org.molaris.payment.plan;

import java.util.List;

/** A plan and when it is to be paid; no instalments when it has no schedule. */
public record PlanWithInstalments(PlanDetails plan, List<InstalmentDetails> instalments) {}
