package org.penstock.imports;

import java.time.ZoneId;
import java.util.List;

/**
 * What the files themselves don't tell.
 *
 * @param origin where they come from: one of {@link #ORIGINS}
 */
public record ImportOptions(String origin, String currency, ZoneId zone) {
    public static final List<String> ORIGINS = List.of("file", "pipedrive", "hubspot", "amocrm", "zoho");
}
