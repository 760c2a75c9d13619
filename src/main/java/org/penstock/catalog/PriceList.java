package org.penstock.catalog;

import java.util.UUID;

/**
 * A list of prices in one currency.
 *
 * @param standard it tells the price in its currency where nobody chose a list; at most one of a currency does
 */
public record PriceList(UUID id, String name, String currency, boolean standard, boolean retired, int version) {}
