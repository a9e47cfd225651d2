package org.molaris.payment.plan;

/** What kind of health expense money is for, in the words of Italy's Sistema Tessera Sanitaria. */
public enum ExpenseType {
    TK,
    TK2,
    FC,
    FV,
    SP,
    AD,
    AS,
    SR,
    SR2,
    CT,
    PI,
    IC,
    AA,
    NN
}
