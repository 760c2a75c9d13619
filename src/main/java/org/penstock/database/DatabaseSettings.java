package org.penstock.database;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the data is.
 *
 * @param dataDir the data directory; the embedded database lies in it
 * @param databaseUrl an external PostgreSQL instead; {@code jdbc:postgresql://…} or {@code postgres://user:password@host/db}
 * @param connectionsMax the most connections that this process holds
 * @param embeddedSettings further settings of the embedded database; tests make it fast and unsafe with them
 */
@ConfigurationProperties("penstock")
record DatabaseSettings(
        @Nullable Path dataDir,
        @Nullable String databaseUrl,
        @Nullable Integer connectionsMax,
        @Nullable List<String> embeddedSettings) {

    boolean isExternal() {
        return databaseUrl != null && !databaseUrl.isBlank();
    }

    Path dataDirOrDefault() {
        return dataDir != null ? dataDir : DataDirectory.standard("penstock");
    }

    int connections() {
        return connectionsMax != null ? connectionsMax : 20;
    }

    List<String> embedded() {
        return embeddedSettings != null ? embeddedSettings : List.of();
    }
}
