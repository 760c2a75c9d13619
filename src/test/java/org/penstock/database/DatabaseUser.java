package org.penstock.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that joins the database of a directory, says on which port, and leaves on SIGTERM. Durable settings hold. */
final class DatabaseUser {
    private DatabaseUser() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        EmbeddedPostgres postgres = EmbeddedPostgres.join(DataDirectory.at(Path.of(args[0])), List.of());
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        System.out.println("joined " + postgres.jdbcUrl());
        Thread.currentThread().join();
    }
}
