package org.penstock.imports;

/**
 * One field of a row against what stands in the database.
 *
 * @param field a message key, or the label of a custom field
 * @param before empty for a new record
 */
public record Difference(String field, String before, String after) {}
