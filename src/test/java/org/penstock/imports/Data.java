package org.penstock.imports;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.penstock.imports.Imports.Upload;

/** Files to import: the real ones beside the project where they are, and small ones of our own. */
public final class Data {
    public static final ImportOptions DOLLARS = new ImportOptions("file", "USD", ZoneId.of("UTC"));

    private static final Path SHARED = Path.of("..", "shared", "data");

    private Data() {}

    /** The test is skipped, and says so, where the shared data are not. */
    public static List<Upload> shared(String folder, String... names) {
        assumeTrue(Files.isDirectory(SHARED.resolve(folder)), "No " + SHARED.resolve(folder) + " beside the project");
        return Stream.of(names)
                .map(name -> new Upload(name, SHARED.resolve(folder).resolve(name)))
                .toList();
    }

    public static List<Upload> crm() {
        return shared(
                "crm-sales-opportunities", "sales_pipeline.csv", "accounts.csv", "sales_teams.csv", "products.csv");
    }

    static List<Upload> olist() {
        return shared(
                "olist-marketing-funnel",
                "olist_closed_deals_dataset.csv",
                "olist_marketing_qualified_leads_dataset.csv");
    }
}
