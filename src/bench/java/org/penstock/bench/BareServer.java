package org.penstock.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;

/**
 * The least that a Java server can do: the JDK's own HTTP server, JDBC, and JSON written by hand, with the very statements
 * that the product runs. What Penstock costs beside it is the price of everything else that it does.
 */
final class BareServer {
    private static final int CONNECTIONS = 10;

    private BareServer() {}

    /** What it answers: by path. */
    record Plan(List<Recorder.Statement> statements, UUID recorded, List<UUID> deals) implements java.io.Serializable {}

    public static void main(String[] args) throws Exception {
        Map<?, ?> plans;
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(Path.of(args[0])))) {
            plans = (Map<?, ?>) in.readObject();
        }
        String password = System.getenv("BENCH_PASSWORD");
        BlockingQueue<Map<String, Replay>> pool = new ArrayBlockingQueue<>(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = DriverManager.getConnection(args[1], "penstock", password);
            Map<String, Replay> replays = new java.util.HashMap<>();
            plans.forEach((path, plan) -> {
                Plan one = (Plan) plan;
                replays.put((String) path, new Replay(connection, one.statements(), one.recorded(), one.deals()));
            });
            pool.add(replays);
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, pool));
        server.start();
        System.out.println(server.getAddress().getPort());
        System.in.read(); // until whoever started it goes
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, BlockingQueue<Map<String, Replay>> pool) throws IOException {
        exchange.getRequestBody().readAllBytes();
        StringBuilder json = new StringBuilder(16_384).append('[');
        int status = 200;
        try {
            Map<String, Replay> mine = pool.take();
            try {
                mine.get(exchange.getRequestURI().getPath()).run((row, columns) -> write(json, row, columns));
            } finally {
                pool.add(mine);
            }
        } catch (SQLException | InterruptedException e) {
            status = 500;
            json.append(e);
        }
        byte[] body = json.append(']').toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    static void write(StringBuilder json, ResultSet row, int columns) throws SQLException {
        json.append(json.length() > 1 ? ",[" : "[");
        for (int i = 1; i <= columns; i++) {
            String value = row.getString(i);
            json.append(i > 1 ? "," : "");
            if (value == null) {
                json.append("null");
            } else {
                quote(json, value);
            }
        }
        json.append(']');
    }

    private static void quote(StringBuilder json, String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
