package org.penstock.teams;

import java.util.Locale;

/**
 * The company has been set up for the first time, in this language. Published in the transaction that does so, so what
 * listeners write stands or falls with it.
 */
public record CompanySetUp(Locale language) {}
