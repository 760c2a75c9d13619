package org.penstock.bench;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs the whole: start, load, learn the statements, measure ours, the bare database and bare Java, import, report. */
final class Bench {
    private static final List<Integer> CONNECTIONS = List.of(1, 8);
    private static final int BACKGROUND_SECONDS_MAX = 1_800;
    private static final List<String> SETTLED = List.of(
            "select not exists (select from deal_course_due)",
            "select (select count(*) from deal where outcome = 'won') <= (select count(*) from customer_deal)",
            "select (select count(*) from deal where outcome = 'open') <= (select count(*) from rotting_deal)");
    private static final int IMPORT_SECONDS_MAX = 300;

    private final Options options;
    private final Path data;
    private final Report report;

    private Bench(Options options, Path data) throws IOException {
        this.options = options;
        this.data = data;
        this.report = new Report("Measured on " + Report.today() + " at version " + options.version + ", "
                + options.deals + " deals" + (options.quick ? ", a quick run" : "") + ", on "
                + Runtime.getRuntime().availableProcessors() + " cores that server, database and load generator share ("
                + machine() + "; load at the start " + load() + ").");
    }

    private record Options(Path home, String version, int deals, boolean quick, Path flight, Path keep, Set<String> only) {
        double warm() {
            return quick ? 0.3 : 3;
        }

        double seconds() {
            return quick ? 0.7 : 5;
        }

        int importRows() {
            return quick ? 5_000 : 50_000;
        }

        static Options of(String[] args) {
            int deals = 100_000;
            boolean quick = false;
            Path flight = null;
            Path keep = null;
            Set<String> only = Set.of();
            for (int i = 2; i < args.length; i++) {
                switch (args[i]) {
                    case "--deals" -> deals = Integer.parseInt(args[++i]);
                    case "--quick" -> quick = true;
                    case "--profile" -> flight = Path.of(args[++i]).toAbsolutePath();
                    case "--keep" -> keep = Path.of(args[++i]).toAbsolutePath();
                    case "--only" -> only = Set.of(args[++i].split(","));
                    default -> throw new IllegalArgumentException("Unknown: " + args[i] + ". Use: bin/bench"
                            + " [--deals 100000|1000000] [--quick] [--only list,move] [--keep DIRECTORY] [--profile FILE.jfr]");
                }
            }
            return new Options(Path.of(args[0]), args[1], deals, quick, flight, keep, only);
        }
    }

    public static void main(String[] args) throws Exception {
        Options options = Options.of(args);
        Path data = options.keep != null ? options.keep : Files.createTempDirectory("penstock-bench");
        try {
            new Bench(options, data).run();
        } finally {
            if (options.keep == null) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(data)));
            }
        }
    }

    private void run() throws Exception {
        List<UUID> open;
        try (Server server = new Server(options.home, data, null);
                Connection connection = server.connect()) {
            if (DataSet.absent(connection)) {
                long begun = System.nanoTime();
                DataSet.load(connection, options.deals);
                awaitBackground(connection);
                report.fact(
                        "data set loaded by SQL in",
                        Report.number(since(begun)) + " s; counts and sums are as they must be");
            }
            open = DataSet.open(connection);
            Recorder.all(connection, Recorder.ON);
        }
        try (Server server = new Server(options.home, data, options.flight)) {
            facts(server);
            measure(server, open);
            report.fact(
                    "memory after the load",
                    memory(server) + "; kept sums agree with the deals: " + yes(server));
            if (options.only.isEmpty() || options.only.contains("import")) {
                importFile(server);
            }
        }
        if (options.only.isEmpty() && options.keep == null) {
            report.write(options.home.resolve("docs/benchmarks.md"));
        }
    }

    private String yes(Server server) throws Exception {
        try (Connection connection = server.connect()) {
            return DataSet.agreed(connection) ? "yes" : "NO";
        }
    }

    private void facts(Server server) throws Exception {
        report.fact(
                "start-up, from the command to the first page, warm data directory",
                "%s s (%s 8 s)".formatted(Report.number(server.startSeconds), Report.met(server.startSeconds <= 8)));
        Thread.sleep(2_000); // what a start leaves to be done afterwards
        long sum = Processes.mebibytes(server.pids()) + Processes.mebibytes(server.databasePids());
        report.fact("memory idle", "%s (%s 600 MiB together)".formatted(memory(server), Report.met(sum <= 600)));
    }

    private static String memory(Server server) throws IOException {
        return "server %d MiB, database %d MiB"
                .formatted(Processes.mebibytes(server.pids()), Processes.mebibytes(server.databasePids()));
    }

    /** Figures, customers and rotting keep rows of their own in the background; that work is not to be measured as ours. */
    private static void awaitBackground(Connection connection) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute("update scheduled_tasks set execution_time = now()"
                    + " where not picked and task_name in ('customers-settle', 'rotting-settle')");
            for (int second = 0; second < BACKGROUND_SECONDS_MAX; second++) {
                boolean done = true;
                for (String settled : SETTLED) {
                    try (var row = statement.executeQuery(settled)) {
                        done = done && row.next() && row.getBoolean(1);
                    }
                }
                if (done) {
                    statement.execute("analyze");
                    return;
                }
                Thread.sleep(1_000);
            }
            throw new IOException("The background work has not come to its end in " + BACKGROUND_SECONDS_MAX + " s");
        }
    }

    private String headers(Server server, boolean page) {
        return page
                ? "Cookie: penstock_session_" + server.port() + "=" + DataSet.SESSION + "\r\n"
                : "Authorization: Bearer " + DataSet.TOKEN + "\r\n";
    }

    private void measure(Server server, List<UUID> open) throws Exception {
        // Deals that we move and those that the bare database moves are others: a recorded time must not lie before a real one.
        List<UUID> ours = half(open, 0);
        List<UUID> theirs = half(open, 1);
        Map<String, BareServer.Plan> plans = new HashMap<>();
        Map<String, String> refused = new HashMap<>();
        List<Operation> operations = Operation.all(options.deals, ours).stream()
                .filter(operation -> options.only.isEmpty() || options.only.contains(operation.name()))
                .toList();
        for (Operation operation : operations) {
            record(server, operation, theirs, plans, refused);
        }
        try (Connection connection = server.connect()) {
            Recorder.all(connection, Recorder.OFF);
        }
        Thread.sleep(1_000); // the pool finds its connections gone
        report.head();
        try (JavaServer bare = bare(server, plans);
                Reference reference = new Reference(server, options.deals)) {
            for (Operation operation : operations) {
                BareServer.Plan plan = plans.get(key(operation));
                if (plan == null) {
                    report.missing(operation, refused.get(key(operation)));
                    continue;
                }
                for (int connections : CONNECTIONS) {
                    measure(server, bare, reference, operation, plan, connections);
                }
            }
        }
        report.drift();
        System.out.println();
    }

    /** One that can't be measured is said to be so, and the others are measured all the same. */
    private void measure(
            Server server, JavaServer bare, Reference reference, Operation operation, BareServer.Plan plan, int connections)
            throws InterruptedException {
        try {
            report.row(row(server, bare, reference, operation, plan, connections));
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception failed) {
            report.missing(operation, "failed: " + String.valueOf(failed.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static JavaServer bare(Server server, Map<String, BareServer.Plan> plans) throws IOException {
        Path file = Files.createTempFile("penstock-bench", ".plans");
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
            out.writeObject(new HashMap<>(plans));
        }
        JavaServer bare = new JavaServer(BareServer.class, server.password(), List.of(file.toString(), server.url()));
        Files.delete(file);
        return bare;
    }

    private void record(
            Server server,
            Operation operation,
            List<UUID> theirs,
            Map<String, BareServer.Plan> plans,
            Map<String, String> refused)
            throws Exception {
        UUID deal = operation.anyDeal();
        try (Http http = new Http(server.port(), headers(server, operation.page()))) {
            int status = 0;
            for (int warm = 0; warm < 3; warm++) {
                Http.Response response = http.send(operation.request().apply(deal));
                status = response.status();
                if (status == 404 || status == 400 || status == 401 || status == 302 || status == 303) {
                    refused.put(key(operation), "not offered (" + status + ")");
                    return;
                }
                if (status >= 400) {
                    throw new IOException(operation.name() + " answered " + status + ": " + response.text());
                }
            }
            // A move to where it stands already would record nothing.
            boolean moves = operation.name().equals("move");
            List<Recorder.Statement> statements = new Recorder(data.resolve("logs")).record(() -> {
                String first = http.send(operation.request().apply(deal)).text();
                for (int again = 0; moves && again < 20 && first.equals(http.send(operation.request().apply(deal)).text()); again++) {}
            });
            statements = moves ? lastTransaction(statements) : statements;
            List<UUID> others = operation.deals().isEmpty() ? List.of() : moves ? theirs : operation.deals();
            plans.put(key(operation), new BareServer.Plan(statements, deal, others));
        }
    }

    /** Of several moves the last one that wrote. */
    private static List<Recorder.Statement> lastTransaction(List<Recorder.Statement> statements) {
        int wrote = 0;
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).sql().contains("insert into deal_ledger")) {
                wrote = i;
            }
        }
        int begin = wrote;
        while (begin > 0 && !statements.get(begin).sql().equals("BEGIN")) {
            begin--;
        }
        int end = wrote;
        while (end < statements.size() && !statements.get(end).sql().equals("COMMIT")) {
            end++;
        }
        // The read of the answer follows.
        int answer = end + 1;
        while (answer < statements.size() && !statements.get(answer).sql().equals("BEGIN")) {
            answer++;
        }
        return new ArrayList<>(statements.subList(begin, answer));
    }

    private Report.Row row(
            Server server, JavaServer bare, Reference reference, Operation operation, BareServer.Plan plan, int connections)
            throws Exception {
        Load warm = new Load(connections, 0, options.warm());
        Load load = new Load(connections, 0, options.seconds());
        Load.Workers ours = number -> worker(server, operation);
        warm.run(ours);
        List<Long> pids = server.pids();
        List<Long> databasePids = server.databasePids();
        double cpu = Processes.cpuSeconds(pids);
        double databaseCpu = Processes.cpuSeconds(databasePids);
        Load.Result result = load.run(ours);
        cpu = Processes.cpuSeconds(pids) - cpu;
        databaseCpu = Processes.cpuSeconds(databasePids) - databaseCpu;
        Load.Workers direct = number -> direct(server, plan);
        warm.run(direct);
        Load.Result database = load.run(direct);
        Load.Workers plain = number -> bare.worker(key(operation));
        warm.run(plain);
        Load.Result java = load.run(plain);
        long count = Math.max(1, result.count());
        return new Report.Row(
                operation,
                connections,
                result,
                cpu * 1000 / count,
                databaseCpu * 1000 / count,
                database.perSecond(),
                java.perSecond(),
                reference.measure(operation, warm, load),
                plan.statements().size());
    }

    private Load.Worker worker(Server server, Operation operation) throws IOException {
        Http http = new Http(server.port(), headers(server, operation.page()));
        return new Load.Worker() {
            @Override
            public void once() throws IOException {
                Http.Response response = http.send(operation.request().apply(operation.anyDeal()));
                if (response.status() >= 400) {
                    throw new IOException(operation.name() + " answered " + response.status() + ": " + response.text());
                }
            }

            @Override
            public void close() throws IOException {
                http.close();
            }
        };
    }

    private static Load.Worker direct(Server server, BareServer.Plan plan) throws Exception {
        Connection connection = DriverManager.getConnection(server.url(), "penstock", server.password());
        Replay replay = new Replay(connection, plan.statements(), plan.recorded(), plan.deals());
        return new Load.Worker() {
            @Override
            public void once() throws Exception {
                replay.run((row, columns) -> {
                    for (int i = 1; i <= columns; i++) {
                        row.getString(i);
                    }
                });
            }

            @Override
            public void close() throws Exception {
                connection.close();
            }
        };
    }

    private void importFile(Server server) throws Exception {
        Path file = Files.createTempFile("penstock-bench", ".csv");
        StringBuilder csv = new StringBuilder("Deal title,Value,Currency,Organisation,Expected close\n");
        IntStream.range(0, options.importRows())
                .forEach(n -> csv.append("Imported ").append(n).append(',').append(100 + n).append(",USD,Brought in ")
                        .append(n / 10).append(",2027-02-01\n"));
        Files.writeString(file, csv);
        try {
            long begun = System.nanoTime();
            Path said = data.resolve("import.out");
            Process process = new ProcessBuilder(
                            options.home.resolve("bin/penstock").toString(),
                            "import", "--yes", "--data-dir", data.toString(), file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(IMPORT_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            double rate = options.importRows() / since(begun);
            report.fact(
                    "import of a file of " + options.importRows() + " deals by command, its start included",
                    process.isAlive() || process.exitValue() != 0
                            ? "failed: " + Files.readString(said).strip()
                            : "%s rows/s (%s 5,000/s)".formatted(Report.number(rate), Report.met(rate >= 5_000)));
        } finally {
            Files.delete(file);
        }
    }

    private static String key(Operation operation) {
        return "/" + operation.name().replaceAll("[: ]+", "-").replace("+", "-plus");
    }

    private static List<UUID> half(List<UUID> all, int which) {
        return IntStream.range(0, all.size()).filter(i -> i % 2 == which).mapToObj(all::get).toList();
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static String machine() throws IOException {
        Path cpu = Path.of("/proc/cpuinfo");
        return !Files.exists(cpu)
                ? System.getProperty("os.name")
                : Files.readAllLines(cpu).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceAll(".*: *", ""))
                        .findFirst()
                        .orElse("Linux");
    }

    private static String load() throws IOException {
        Path load = Path.of("/proc/loadavg");
        return Files.exists(load) ? Files.readString(load).replaceAll(" .*\n?", "") : "unknown";
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException left) {
            System.err.println("Left behind: " + directory);
        }
    }
}
