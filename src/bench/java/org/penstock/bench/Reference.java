package org.penstock.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** The reference server beside the product, and what the notes that the targets come from say that theirs reached. */
final class Reference implements AutoCloseable {
    /** A second at eight connections on the machine of the notes: issue 3's bare Java. */
    private static final Map<String, Integer> NOTES = Map.of(
            "list", 2_891, "board", 1_150, "open", 7_811, "create", 4_485, "move", 3_586, "report", 1_579);

    private final JavaServer server;

    Reference(Server product, int deals) throws Exception {
        try (Connection connection = product.connect()) {
            fill(connection);
        }
        this.server = new JavaServer(
                ReferenceServer.class, product.password(), List.of(product.url(), String.valueOf(deals)));
    }

    private static void fill(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select to_regclass('reference.kept_month') is not null")) {
                if (row.next() && row.getBoolean(1)) {
                    return;
                }
            }
            for (String one : DataSet.statements("/reference.sql")) {
                statement.execute(one);
            }
        }
    }

    static boolean does(Operation operation) {
        return NOTES.containsKey(operation.name());
    }

    static int notes(Operation operation) {
        return NOTES.get(operation.name());
    }

    /** Its throughput here; NaN for what it doesn't do. */
    double measure(Operation operation, Load warm, Load load) throws Exception {
        if (!does(operation)) {
            return Double.NaN;
        }
        Load.Workers workers = number -> server.worker("/" + operation.name());
        warm.run(workers);
        return load.run(workers).perSecond();
    }

    @Override
    public void close() {
        server.close();
    }
}
