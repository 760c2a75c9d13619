package org.penstock.contacts;

/** What the company's settings say about numbers without a country code and amounts without a currency. */
public record Home(String country, String currency) {}
