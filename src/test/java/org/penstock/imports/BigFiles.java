package org.penstock.imports;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Big files of made-up deals, always the same for the same size: a tenth as many organisations, a fifth as many people, 20
 * owners, 50 products, all stages, six of ten closed. As a program: {@code java …/BigFiles.java DIRECTORY ROWS}.
 */
public final class BigFiles {
    private static final long SEED = 20260923;
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 9, 23);
    private static final int PRODUCTS = 50;
    private static final int OWNERS = 20;
    private static final List<String> STAGES =
            List.of("Lead generation", "Qualification", "Needs analysis", "Proposal", "Negotiation", "Closing");
    private static final List<String> SOURCES = List.of("Web", "Referral", "Event", "Partner", "Cold call");
    private static final List<String> WORDS =
            List.of("Pump", "Valve", "Turbine", "Filter", "Sensor", "Boiler", "Compressor", "Pipeline");

    private BigFiles() {}

    /** The products first, then the deals. */
    static List<Path> write(Path directory, int rows) throws IOException {
        return List.of(products(directory.resolve("products.csv")), deals(directory.resolve("deals.csv"), rows));
    }

    private static Path products(Path path) throws IOException {
        try (PrintWriter out = out(path)) {
            out.println("Product,Series,Sales price");
            for (int i = 0; i < PRODUCTS; i++) {
                out.println("Product %02d,Series %d,%d".formatted(i, i % 5, 100 + 37 * i));
            }
        }
        return path;
    }

    private static Path deals(Path path, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        int organisations = Math.max(1, rows / 10);
        try (PrintWriter out = out(path)) {
            out.println(
                    "Deal ID,Title,Organization,Contact person,Product,Stage,Value,Owner,Created,Close date,Source");
            for (int i = 0; i < rows; i++) {
                out.println(deal(i, organisations, random));
            }
        }
        return path;
    }

    private static String deal(int number, int organisations, SplittableRandom random) {
        int organisation = random.nextInt(organisations);
        int person = organisation + organisations * random.nextInt(2);
        LocalDate created = LAST_DAY.minusDays(30 + random.nextInt(700));
        double fate = random.nextDouble();
        boolean open = fate < 0.4;
        String stage = open ? STAGES.get(random.nextInt(STAGES.size())) : fate < 0.65 ? "Closed won" : "Closed lost";
        String value = fate > 0.95 ? "" : String.valueOf(100 + random.nextInt(50_000));
        return "D%07d,\"%s order, part %d\",%s %s %d,Contact %d,Product %02d,%s,%s,Rep %02d,%s,%s,%s"
                .formatted(
                        number,
                        WORDS.get(random.nextInt(WORDS.size())),
                        number % 97,
                        WORDS.get(organisation % WORDS.size()),
                        "Works",
                        organisation,
                        person,
                        random.nextInt(PRODUCTS),
                        stage,
                        value,
                        random.nextInt(OWNERS),
                        created,
                        created.plusDays(random.nextInt(30)),
                        SOURCES.get(random.nextInt(SOURCES.size())));
    }

    private static PrintWriter out(Path path) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
    }

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        write(directory, Integer.parseInt(arguments[1])).forEach(System.out::println);
    }
}
